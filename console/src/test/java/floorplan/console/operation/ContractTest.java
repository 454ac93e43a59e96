package floorplan.console.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every field that a page reads is a field of the API's answer, as {@code docs/openapi.json} describes it. */
class ContractTest {
    private static JsonNode schemas;

    @BeforeAll
    static void read() throws IOException {
        schemas = JsonMapper.shared()
                .readTree(Path.of("..", "docs", "openapi.json").toFile())
                .at("/components/schemas");
    }

    @ParameterizedTest
    @CsvSource({
        "correction.ShownDifferences, CorrectionPreviewAnswer",
        "dealer.DealerParts$CreditLineRows, PageCreditLineAnswer",
        "dealer.DealerParts$CreditLineRow, CreditLineAnswer",
        "dealer.DealerParts$UsageRows, PageUsageAnswer",
        "dealer.DealerParts$MovementRows, PageMovementAnswer",
        "report.OverdueRows, PageOverdueAnswer",
        "report.ReportParts$LoanBalanceRows, PageLoanBalanceAnswer",
        "report.ReportParts$PartyBalanceRows, PagePartyBalancesAnswer",
        "report.ReportParts$TypeBalanceRows, PageTypeBalancesAnswer",
        "report.ReportParts$IncomeRows, PageIncomeAnswer",
        "report.ReportParts$MaturityRows, PageMaturingLoanAnswer",
        "report.BookedCorrections$BookedCorrectionRows, PageBookedCorrectionAnswer",
        "report.BookedCorrections$TotalsOfDates, PageCorrectionTotalsOfDate",
        "imports.ImportParts$ImportRows, PageImportLineAnswer",
        "imports.ImportParts$ShownImport, ImportAnswer",
        "reconcile.ReconciliationPages$ShownReconciliation, ReconciliationAnswer",
        "reconcile.ReconciliationPages$ReconciliationRows, PageReconciliationLineAnswer",
        "audit.AuditPages$AuditRows, PageAuditEntryAnswer",
        "audit.AuditPages$ShownVerification, AuditVerificationAnswer",
        "settings.SettingPages$SettingRows, PageSettingAnswer",
        "loan.ShownLoan, LoanAnswer",
        "loan.LoanAccruals, PageAccrualAnswer",
        "repayment.RepaymentPages$RepaymentAudit, PageAuditEntryAnswer",
        "loan.LoanParts$ListedLoans, PageLoanLineAnswer",
        "loan.LoanParts$ShownPayoff, PayoffAnswer",
        "posting.ShownPostings, PageEntryAnswer",
        "loan.LoanParts$CorrectionRows, PageCorrectionAnswer",
        "repayment.ShownRepayment, RepaymentAnswer",
        "repayment.ShownRepayment$RepaymentRows, PageRepaymentAnswer",
        "receipt.ShownReceipt, ReceiptAnswer",
        "receipt.ShownReceipt$ReceiptRows, PageReceiptAnswer",
        "receiptfile.ShownReceiptFile, ReceiptFileAnswer",
        "receiptfile.ShownReceiptFile$ReceiptFileRows, PageReceiptFileListItem",
        "receiptfile.ShownReceiptFile$ReceiptFileLines, PageReceiptFileLineAnswer",
        "receiptfile.PayerAccountPages$PayerAccountRows, PagePayerAccountAnswer",
        "receiptfile.BankReconciliationPages$BankDays, PageBankReconciliation",
        "deadletter.DeadLetterPages$DeadLetterRows, PageDeadLetterAnswer",
        "search.SearchPages$SearchHits, PageSearchHitAnswer",
        "today.Attention, AttentionAnswer",
        "today.NeededServers, ServersAnswer",
        "today.HourlyRepayments, RepaymentHoursAnswer",
        "bulk.ShownBulk, BulkAnswer",
        "bulk.ShownBulk$BulkRows, PageBulkAnswer",
        "bulk.ShownBulk$BulkItemRows, PageBulkItemAnswer",
        "dayend.DayEndParts$DateRows, PageDayEndLineAnswer",
        "dayend.DayEndParts$ShownDayEnd, DayEndAnswer",
        "dayend.DayEndParts$ShownFailures, PageFailureAnswer",
        "dayend.DayEndParts$FailureReasons, PageReasonGroupAnswer",
        "deadletter.DeadLetterPages$DeadLetterRow, DeadLetterAnswer",
        "deadletter.DeadLetterPages$LetterReasons, PageFailureGroupAnswer",
        "deadletter.DecisionPages$LetterCounts, AttentionAnswer"
    })
    void readsOnlyFieldsOfTheContract(String type, String schema) throws ClassNotFoundException {
        List<String> unknown = new ArrayList<>();
        compare(Class.forName("floorplan.console." + type), schemas.path(schema), schema, unknown);
        assertThat(unknown).isEmpty();
    }

    @Test
    void noticesAFieldThatTheContractDoesNotHave() {
        record Misspelt(String principle) {}
        List<String> unknown = new ArrayList<>();
        compare(Misspelt.class, schemas.path("LoanAnswer"), "LoanAnswer", unknown);
        assertThat(unknown).containsExactly("LoanAnswer.principle");
    }

    private static void compare(Type type, JsonNode schema, String path, List<String> unknown) {
        JsonNode resolved = resolved(schema);
        if (type instanceof ParameterizedType list) {
            compare(list.getActualTypeArguments()[0], resolved.path("items"), path, unknown);
        } else if (type instanceof Class<?> part && part.isRecord()) {
            for (RecordComponent component : part.getRecordComponents()) {
                JsonNode property = resolved.at("/properties/" + component.getName());
                String name = path + "." + component.getName();
                if (property.isMissingNode()) {
                    unknown.add(name);
                } else {
                    compare(component.getGenericType(), property, name, unknown);
                }
            }
        }
    }

    /** The schema behind a reference or an optional value. */
    private static JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            String reference = schema.get("$ref").asString();
            return resolved(schemas.path(reference.substring(reference.lastIndexOf('/') + 1)));
        }
        return schema.has("anyOf") ? resolved(schema.at("/anyOf/0")) : schema;
    }
}
