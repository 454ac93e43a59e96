/** A loan: its terms, its dated rates, its balances, and who owes which of them. */
@NullMarked
package floorplan.domain.loan;

import org.jspecify.annotations.NullMarked;
