package floorplan.store.imports;

import floorplan.domain.money.Money;

/**
 * One valid line of a credit-lines file.
 *
 * @param line the line's number in the file, the header being 1
 */
public record StagedCreditLine(long line, String dealerId, Money limit) {}
