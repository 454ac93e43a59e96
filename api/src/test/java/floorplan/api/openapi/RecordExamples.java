package floorplan.api.openapi;

import static floorplan.store.Patience.await;

import floorplan.api.dayend.DayEndClient;
import floorplan.api.system.BankMoney;
import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageBuilder;

/**
 * Records {@code examples.json} from a running system: the worked example of the money rules, and failures around it.
 * The build never runs this class; see CONTRIBUTING.md.
 */
class RecordExamples {
    private static final String CREDIT_LINES = """
            dealer_id,currency,limit
            EXAMPLE-DEALER-1,CNY,800000.00
            EXAMPLE-DEALER-2,CNY,300000.00
            """;
    private static final String LOANS = """
            loan_id,dealer_id,manufacturer_id,loan_type,vin,currency,principal,annual_rate,penalty_annual_rate,late_fee,day_count,dealer_share,drawdown_date,maturity_date
            EXAMPLE-DEALER,EXAMPLE-DEALER-1,SAIC-VW,DEALER,LSVCJ4182S2104211,CNY,200000.00,0.072,0.108,200.00,ACT_360,,2026-01-05,2026-07-05
            EXAMPLE-SPLIT,EXAMPLE-DEALER-1,SAIC-VW,SPLIT,LSVCJ4182S2105584,CNY,200000.00,0.072,0.108,200.00,ACT_360,0.35,2026-01-05,2026-07-05
            EXAMPLE-MANUFACTURER,EXAMPLE-DEALER-2,SAIC-VW,MANUFACTURER,LSVCJ4189S2106957,CNY,200000.00,0.072,0.108,200.00,ACT_360,,2026-01-05,2026-07-05
            """;
    private static final String REPAYMENT = """
            {"loanId": "%s", "payer": "DEALER", "amount": "10000.00", "currency": "CNY", "valueDate": "2026-03-10"}
            """;
    private static final String BROKEN = "unreadable-message";

    private final RunningSystem system = RunningSystem.get();
    private final DayEndClient dayEnds = new DayEndClient(system);
    private final RecordedExamples examples = new RecordedExamples();
    private final ExampleCalls calls = new ExampleCalls(system, examples);

    @Test
    void theWorkedExample() {
        loansAreImported();
        datesAreClosed();
        aRepaymentIsTaken();
        aLoanIsShown();
        aFeeIsWaivedAndARateAdded();
        aRepaymentBounces();
        moneyOfTheWrongLoanIsApplied();
        aCreditMessageIsGivenUpOn();
        aLoanCannotBeAccrued();
        booksDoNotBalance();
        new ReceiptFileExamples(calls).record();
        bothSidesAreCompared();
        theRest();
        examples.write();
    }

    private Answer post(String path, String body, String... headers) {
        return calls.post(path, body, headers);
    }

    private Answer get(String operationId, String path) {
        return calls.get(operationId, path);
    }

    private void loansAreImported() {
        system.importFile("credit-lines", CREDIT_LINES);
        Answer imported = examples.answer("importFile", LOANS, system.importFile("loans", LOANS));
        get("getImport", "/v1/imports/" + imported.text("/id"));
        Answer wrong = system.importFile("credit-lines", CREDIT_LINES.replace("CNY", "yuan"));
        get("listImportReasons", "/v1/imports/" + wrong.text("/importId") + "/reasons");
        examples.answer("followImport", system.getText("/v1/imports/" + imported.text("/id") + "/progress"));
        get("listImports", "/v1/imports");
    }

    private void datesAreClosed() {
        dayEnds.closeAndAwait("2026-03-07", "BALANCED");
        String asked = "{\"businessDate\": \"2026-03-09\"}";
        examples.answer("startDayEnd", asked, post("/v1/day-ends", asked));
        dayEnds.awaitStatus("2026-03-09", "BALANCED");
        get("getDayEnd", "/v1/day-ends/2026-03-09");
        examples.answer("followDayEnd", system.getText("/v1/day-ends/2026-03-09/progress"));
        examples.trim("getDayEnd", "/trialBalance/checks");
        get("listDayEnds", "/v1/day-ends?limit=2");
        examples.answer("exportJournal", system.getText("/v1/day-ends/2026-03-09/journal.beancount"));
    }

    private void aRepaymentIsTaken() {
        String body = REPAYMENT.formatted("EXAMPLE-SPLIT");
        examples.answer("repay", body, post("/v1/repayments?dryRun=true", body));
        Answer repaid = post("/v1/repayments", body, "Idempotency-Key", "receipt-4711");
        await("everything done").until(() -> MoneyInvariants.quiet(system));
        // The same request again gets the answer with the credit restored.
        examples.answer("repay", body, post("/v1/repayments", body, "Idempotency-Key", "receipt-4711"));
        get("getRepayment", "/v1/repayments/" + repaid.text("/id"));
        get("listRepayments", "/v1/repayments?loanId=EXAMPLE-SPLIT");
        get("listRepaymentsOfLoan", "/v1/loans/EXAMPLE-SPLIT/repayments");
        get("getCreditLine", "/v1/credit-lines/EXAMPLE-DEALER-1");
        get("listCreditLines", "/v1/credit-lines");
        get("listCreditUsage", "/v1/credit-lines/EXAMPLE-DEALER-1/usage?limit=2");
        get("reportLoanBalances", "/v1/reports/balances/loans?date=2026-03-09&dealerId=EXAMPLE-DEALER-1");
        get("reportDealerBalances", "/v1/reports/balances/dealers?date=2026-03-09");
        get("reportManufacturerBalances", "/v1/reports/balances/manufacturers?date=2026-03-09");
        get("reportLoanTypeBalances", "/v1/reports/balances/loan-types?date=2026-03-09");
        get("reportIncome", "/v1/reports/income?month=2026-03");
        get("reportOverdue", "/v1/reports/overdue");
        get("reportMaturities", "/v1/reports/maturities?days=30");
        get("listSettings", "/v1/settings?limit=2");
        get("verifyAudit", "/v1/audit/verification");
        get("listCreditMovements", "/v1/credit-lines/EXAMPLE-DEALER-1/movements?limit=2");
    }

    private void aLoanIsShown() {
        get("getLoan", "/v1/loans/EXAMPLE-SPLIT");
        get("listLoans", "/v1/loans?dealerId=EXAMPLE-DEALER-1");
        get("listAccruals", "/v1/loans/EXAMPLE-SPLIT/accruals?limit=2");
        get("listLoanPostings", "/v1/loans/EXAMPLE-SPLIT/journal?limit=2");
        get("quotePayoff", "/v1/loans/EXAMPLE-SPLIT/payoff?date=2026-03-31");
        get("search", "/v1/search?q=EXAMPLE-SPLIT");
    }

    private void aFeeIsWaivedAndARateAdded() {
        String waiver = "{\"component\": \"LATE_FEE\", \"period\": \"2026-01\", \"reason\": \"hardship\"}";
        String waivers = "/v1/loans/EXAMPLE-DEALER/waivers";
        examples.answer("waive", waiver, post(waivers + "?dryRun=true", waiver));
        Answer waived = post(waivers, waiver, "Idempotency-Key", "waiver-1");
        examples.answer("waive", waiver, waived);
        get("getCorrection", "/v1/corrections/" + waived.text("/id"));
        get("listCorrectionsOfLoan", "/v1/loans/EXAMPLE-DEALER/corrections");

        String rate = "{\"effectiveFrom\": \"2026-04-01\", \"annualRate\": \"0.065\"}";
        for (int sent = 0; sent < 2; sent++) {
            examples.answer("addRate", rate, post("/v1/loans/EXAMPLE-SPLIT/rates", rate));
        }
        get("listRatesOfLoan", "/v1/loans/EXAMPLE-SPLIT/rates");
    }

    private void aRepaymentBounces() {
        String id = system.get("/v1/loans/EXAMPLE-SPLIT/repayments").text("/items/0/id");
        String reversal = "{\"reason\": \"the bank returned the payment\", \"kind\": \"BOUNCED\"}";
        String path = "/v1/repayments/" + id + "/reversal";
        examples.answer("reverseRepayment", reversal, post(path + "?dryRun=true", reversal));
        examples.answer("reverseRepayment", reversal, post(path, reversal));
        await("everything done").until(() -> MoneyInvariants.quiet(system));
        get("listReversals", "/v1/reversals");
        get("listCorrections", "/v1/corrections");
        get("listCorrectionTotals", "/v1/corrections/totals");
    }

    private void moneyOfTheWrongLoanIsApplied() {
        String id = post("/v1/repayments", REPAYMENT.formatted("EXAMPLE-DEALER"), "Idempotency-Key", "receipt-4713")
                .text("/id");
        post("/v1/repayments/" + id + "/reversal", "{\"reason\": \"it was for another car\", \"kind\": \"MISPOSTED\"}");
        get("listReceipts", "/v1/receipts?status=OPEN");
        String receipt = "/v1/receipts/" + id;
        String application =
                "{\"loanId\": \"EXAMPLE-SPLIT\", \"payer\": \"DEALER\", \"amount\": \"9000.00\", \"valueDate\": \"2026-03-10\"}";
        examples.answer("applyReceipt", application, post(receipt + "/application?dryRun=true", application));
        examples.answer(
                "applyReceipt",
                application,
                post(receipt + "/application", application, "Idempotency-Key", "application-1"));
        String refund = "{\"reason\": \"the dealer asked for it\", \"amount\": \"600.00\"}";
        examples.answer("refundReceipt", refund, post(receipt + "/refund", refund, "Idempotency-Key", "refund-1"));
        get("getReceipt", receipt);
        String fromBank = "0".repeat(31) + "1";
        BankMoney.receive(system.account, fromBank, 500_00);
        String returned = "{\"reason\": \"sent by mistake\"}";
        examples.answer(
                "returnReceipt",
                returned,
                post("/v1/receipts/" + fromBank + "/return", returned, "Idempotency-Key", "return-1"));
        await("everything done").until(() -> MoneyInvariants.quiet(system));
    }

    /** The used credit of a dealer is set to zero by hand, so no credit can be restored. */
    private void aCreditMessageIsGivenUpOn() {
        setUsedCredit("0");
        Answer repaid =
                post("/v1/repayments", REPAYMENT.formatted("EXAMPLE-MANUFACTURER"), "Idempotency-Key", "receipt-4712");
        String letter = "/v1/dead-letters/" + repaid.text("/id");
        await("a dead letter").until(() -> system.get(letter).status() == 200);
        get("listDeadLetters", "/v1/dead-letters");
        get("listDeadLetterReasons", "/v1/dead-letters/reasons");
        get("getDeadLetter", letter);
        get("getAttention", "/v1/attention");
        get("listServers", "/v1/servers");
        get("countRepaymentsByHour", "/v1/repayments/hours?hours=2");
        setUsedCredit("20000000");
        String mended = "{\"reason\": \"the credit line is mended now\"}";
        examples.answer("retryDeadLetter", mended, post(letter + "/retry", mended));
        await("the letter is carried out")
                .until(() -> !system.get(letter).text("/status").equals("DEAD_LETTER"));
        manyAreDecided();

        system.servers
                .rabbit()
                .send(
                        "floorplan.account",
                        "repayment.applied",
                        MessageBuilder.withBody("{\"cut off".getBytes(StandardCharsets.UTF_8))
                                .setMessageId(BROKEN)
                                .build());
        String unreadable = "/v1/dead-letters/" + BROKEN;
        await("an unreadable dead letter").until(() -> system.get(unreadable).status() == 200);
        examples.answer("getDeadLetterBody", system.getText(unreadable + "/body"));
        String discard = "{\"reason\": \"a test message\"}";
        examples.answer("discardDeadLetter", discard, post(unreadable + "/discard", discard));
        await("everything done").until(() -> MoneyInvariants.quiet(system));
    }

    private void manyAreDecided() {
        system.servers
                .rabbit()
                .send(
                        "floorplan.account",
                        "repayment.applied",
                        MessageBuilder.withBody("{}".getBytes(StandardCharsets.UTF_8))
                                .setMessageId("test-message")
                                .build());
        await("an empty dead letter")
                .until(() -> system.get("/v1/dead-letters/test-message").status() == 200);
        String discard = "{\"decision\": \"DISCARD\", \"reason\": \"test messages\", \"ids\": [\"test-message\"]}";
        Answer decided = examples.answer(
                "decideDeadLetters", discard, post("/v1/dead-letters/decisions", discard, "Idempotency-Key", "bulk-1"));
        String path = "/v1/dead-letters/decisions/" + decided.text("/id");
        await("all decided").until(() -> system.get(path).text("/status").equals("COMPLETED"));
        get("getDeadLetterDecisions", path);
        get("listDeadLetterDecisions", "/v1/dead-letters/decisions");
        get("listDeadLetterDecisionItems", path + "/items");
    }

    private void setUsedCredit(String cents) {
        system.clms
                .sql("UPDATE credit_line SET used = " + cents + " WHERE dealer_id = 'EXAMPLE-DEALER-2'")
                .update();
    }

    private void aLoanCannotBeAccrued() {
        String loan = "(SELECT id FROM loan WHERE loan_no = 'EXAMPLE-MANUFACTURER')";
        system.account.sql("DELETE FROM loan_rate WHERE loan_id = " + loan).update();
        dayEnds.closeAndAwait("2026-03-10", "FAILURES");
        get("listDayEndFailures", "/v1/day-ends/2026-03-10/failures");
        get("listDayEndFailureReasons", "/v1/day-ends/2026-03-10/failures/reasons");
        system.account
                .sql("INSERT INTO loan_rate VALUES (" + loan + ", '2026-01-05', 0.072)")
                .update();
        String some = "{\"loanIds\": [\"EXAMPLE-MANUFACTURER\"]}";
        Answer retried = examples.answer(
                "retryDayEndFailures",
                some,
                post("/v1/day-ends/2026-03-10/failures/retry", some, "Idempotency-Key", "bulk-2"));
        String retry = retried.response().headers().firstValue("Location").orElseThrow();
        await("retried").until(() -> system.get(retry).text("/status").equals("COMPLETED"));
        get("getDayEndRetry", retry);
        get("listDayEndRetries", "/v1/day-ends/2026-03-10/failures/retries");
        get("listDayEndRetryItems", retry + "/items");
        examples.trim("retryDayEndFailures", "/trialBalance/checks");
        await("checked again")
                .until(() -> system.get("/v1/day-ends/2026-03-10")
                                .body()
                                .at("/trialBalance/run")
                                .asInt()
                        == 2);
        dayEnds.awaitStatus("2026-03-10", "BALANCED");
    }

    private void booksDoNotBalance() {
        system.account.sql("""
                        INSERT INTO journal_line (booking_date, source, event, calculated_for, account, loan_type, currency, amount)
                        VALUES ('2026-03-11', 'loan:EXAMPLE-SPLIT', 'INTEREST', '2026-03-11', 'DEALER_INTEREST_RECEIVABLE', 'SPLIT', 'CNY', 1)
                        """).update();
        dayEnds.closeAndAwait("2026-03-11", "UNBALANCED");
        String accepted = "{\"reason\": \"a cent that we know of\", \"run\": 1}";
        examples.answer("acceptTrialBalance", accepted, post("/v1/day-ends/2026-03-11/accept", accepted));
        examples.trim("acceptTrialBalance", "/trialBalance/checks");
    }

    private void bothSidesAreCompared() {
        examples.answer("reconcile", post("/v1/reconciliations", ""));
        await("reconciled")
                .until(() ->
                        system.get("/v1/reconciliations/latest").text("/status").equals("COMPLETED"));
        get("getLatestReconciliation", "/v1/reconciliations/latest");
        get("listReconciliations", "/v1/reconciliations?limit=1");
    }

    private void theRest() {
        get("listAuditEntries", "/v1/audit?limit=2");
        String plain =
                "{\"payloads\": [{\"metadata\": {\"encoding\": \"anNvbi9wbGFpbg==\"}, \"data\": \"ImFwcHJvdmVkIg==\"}]}";
        Answer encrypted = examples.answer("encodePayloads", plain, post("/v1/payloads/encode", plain));
        String cipher = encrypted.body().toString();
        examples.answer("decodePayloads", cipher, post("/v1/payloads/decode", cipher));
        examples.beginning("listProblemTypes", 8, system.getText("/problems"));
        examples.answer("explainProblemType", system.getText("/problems/more-than-owed"));
    }
}
