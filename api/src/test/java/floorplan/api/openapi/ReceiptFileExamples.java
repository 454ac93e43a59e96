package floorplan.api.openapi;

import floorplan.api.system.RunningSystem.Answer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Examples about banks' files: one that is booked, two that are held, and an account that a payer is known by. */
final class ReceiptFileExamples {
    private static final String RECEIPTS = """
            bank_reference,kind,value_date,amount,currency,payer,loan_id,vin,original_reference,text
            B-1,RECEIPT,2026-03-10,100.00,CNY,DEALER,EXAMPLE-DEALER,LSVCJ4182S2104211,,repayment
            B-2,RECEIPT,2026-03-10,50.00,CNY,,,,,
            R-1,RETURN,2026-03-11,50.00,CNY,,,,B-2,
            """;

    private final ExampleCalls calls;

    ReceiptFileExamples(ExampleCalls calls) {
        this.calls = calls;
    }

    void record() {
        Answer booked = calls.examples()
                .answer(
                        "bookReceiptFile",
                        RECEIPTS,
                        calls.system()
                                .post(
                                        "/v1/receipt-files/csv",
                                        "text/csv",
                                        RECEIPTS,
                                        "Floorplan-Control",
                                        "receipts=2/150.00, returns=1/50.00",
                                        "Prefer",
                                        "wait=10"));
        String path = "/v1/receipt-files/" + booked.text("/id");
        calls.get("getReceiptFile", path);
        calls.examples().answer("followReceiptFile", calls.system().getText(path + "/progress"));
        calls.get("listReceiptFiles", "/v1/receipt-files");
        calls.get("listReceiptFileLines", path + "/lines");
        calls.get("listBankReconciliations", "/v1/bank-reconciliations");
        String because = "{\"reason\": \"a new dealer's first payments\"}";
        calls.examples().answer("releaseReceiptFile", because, calls.post(held("C") + "/release", because));
        calls.examples().answer("discardReceiptFile", because, calls.post(held("D") + "/discard", because));
        String account = "{\"account\": \"6222020200112233\", \"payer\": \"DEALER\", \"partyId\": \"D-1\"}";
        calls.examples().answer("setPayerAccount", account, calls.post("/v1/payer-accounts", account));
        calls.get("listPayerAccounts", "/v1/payer-accounts");
        calls.examples().answer("removePayerAccount", calls.post("/v1/payer-accounts/6222020200112233/removal", ""));
    }

    /** A file that names no loan. */
    private String held(String name) {
        String lines = IntStream.range(0, 20)
                .mapToObj(i -> "%s-%d,RECEIPT,2026-03-10,1.00,CNY,,,,,\n".formatted(name, i))
                .collect(Collectors.joining());
        Answer held = calls.system()
                .post(
                        "/v1/receipt-files/csv",
                        "text/csv",
                        RECEIPTS.lines().findFirst().orElseThrow() + "\n" + lines,
                        "Floorplan-Control",
                        "receipts=20/20.00, returns=0/0",
                        "Prefer",
                        "wait=10");
        return "/v1/receipt-files/" + held.text("/id");
    }
}
