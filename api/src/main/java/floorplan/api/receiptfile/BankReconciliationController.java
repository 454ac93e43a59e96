package floorplan.api.receiptfile;

import floorplan.api.database.ApiDatabases;
import floorplan.api.loan.Amounts;
import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.request.BodyFields;
import floorplan.domain.loan.LoanNames;
import floorplan.store.receiptfile.BankReconciliations;
import floorplan.store.receiptfile.BankReconciliations.BankFilter;
import floorplan.store.receiptfile.BankReconciliations.BankPosition;
import floorplan.store.receiptfile.BankReconciliations.BankReconciliation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Compares banks' files with the books. */
@RestController
@Tag(name = "Receipt files")
class BankReconciliationController {
    private static final String BETWEEN = " ";
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final BankReconciliations reconciliations;

    BankReconciliationController(ApiDatabases databases) {
        this.reconciliations = new BankReconciliations(databases.lists());
    }

    /**
     * The files of one bank account, value date and currency beside the books. A line that repeats a line of an earlier
     * file counts once.
     *
     * @param valueDate the bank's value date of the lines
     * @param fileTotal total of the files' receipts, less their returns
     * @param posted total of the receipts that are booked as cash
     * @param returned total of the returns that are booked as cash
     * @param unapplied part of {@code posted} that no loan has taken yet, and that was not refunded or returned
     * @param difference {@code fileTotal} − {@code posted} + {@code returned}: the total of the lines that are not
     *     booked
     */
    @Schema(name = "BankReconciliation")
    record BankReconciliationAnswer(
            LocalDate valueDate,
            @Schema(example = "MAIN") String account,
            @Schema(example = "CNY") String currency,
            @Schema(example = "2") long receipts,
            @Schema(example = "1500.00") String receiptTotal,
            @Schema(example = "1") long returns,
            @Schema(example = "50.00") String returnTotal,
            @Schema(example = "1450.00") String fileTotal,
            @Schema(example = "1500.00") String posted,
            @Schema(example = "50.00") String returned,
            @Schema(example = "100.00") String unapplied,
            @Schema(example = "0.00") String difference) {
        static BankReconciliationAnswer of(BankReconciliation figures) {
            return new BankReconciliationAnswer(
                    figures.valueDate(),
                    figures.account(),
                    figures.currency(),
                    figures.receipts(),
                    Amounts.amount(figures.receiptCents()),
                    figures.returns(),
                    Amounts.amount(figures.returnCents()),
                    Amounts.amount(figures.fileTotal()),
                    Amounts.amount(figures.posted()),
                    Amounts.amount(figures.returned()),
                    Amounts.amount(figures.unapplied()),
                    Amounts.amount(figures.difference()));
        }
    }

    @GetMapping("/v1/bank-reconciliations")
    @Operation(
            operationId = "listBankReconciliations",
            summary = "Compare banks' files with the books, by bank account and value date",
            description =
                    "One item per value date, bank account and currency of the files, latest value date first. Every filter given must match; ranges are inclusive.")
    @Refuses(ProblemType.LIST_TOO_SLOW)
    Page<BankReconciliationAnswer> list(
            @Parameter(description = "Bank account") @RequestParam @Nullable String account,
            @Parameter(description = "First value date", example = "2026-03-01") @RequestParam @Nullable LocalDate from,
            @Parameter(description = "Last value date", example = "2026-03-31") @RequestParam @Nullable LocalDate to,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        if (account != null && !LoanNames.isId(account)) {
            throw ApiProblem.invalid("account", LoanNames.ID_RULE);
        }
        BankPosition after = Cursor.decode(
                cursor,
                BankReconciliationController::position,
                BankReconciliationController::written,
                BankPosition.FIRST);
        return Page.of(
                reconciliations.list(new BankFilter(account, from, to), after, Cursor.limit(limit) + 1),
                limit,
                BankReconciliationAnswer::of,
                figures -> written(new BankPosition(figures.valueDate(), figures.account(), figures.currency())),
                next -> list(account, from, to, Page.MOST_ITEMS, next));
    }

    private static BankPosition position(String written) {
        String[] parts = written.split(BETWEEN, -1);
        return new BankPosition(Cursor.date(parts[0]), account(parts[1]), BodyFields.matching(CURRENCY, parts[2]));
    }

    private static String account(String written) {
        if (!LoanNames.isId(written)) {
            throw new IllegalArgumentException(written);
        }
        return written;
    }

    private static String written(BankPosition position) {
        return position.valueDate() + BETWEEN + position.account() + BETWEEN + position.currency();
    }
}
