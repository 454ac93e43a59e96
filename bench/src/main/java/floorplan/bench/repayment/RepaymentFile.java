package floorplan.bench.repayment;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.BackDating;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * A bank's file of repayments of 1.00 in Floorplan's own CSV, and the reading of it by services other than Floorplan.
 */
final class RepaymentFile {
    private static final String HEADER =
            "bank_reference,kind,value_date,amount,currency,payer,loan_id,vin,original_reference,text\n";
    private static final int VALUE_DATE = 2;
    private static final int AMOUNT = 3;
    private static final int CURRENCY = 4;
    private static final int LOAN = 6;

    private final String text;
    private final int lines;

    private RepaymentFile(String text, int lines) {
        this.text = text;
        this.lines = lines;
    }

    /** Repayments of the portfolio's next loans in turn. */
    static RepaymentFile of(BenchPortfolio portfolio, int lines, LocalDate valueDate) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < lines; i++) {
            AcceptedRepayment repayment = portfolio.next();
            text.append(repayment.repaymentId())
                    .append(",RECEIPT,")
                    .append(valueDate)
                    .append(",1.00,CNY,DEALER,")
                    .append(repayment.loanId())
                    .append(",,,floorplan repayment\n");
        }
        return new RepaymentFile(text.toString(), lines);
    }

    int lines() {
        return lines;
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The value of the header {@code Floorplan-Control}. */
    String control() {
        return "receipts=%d/%d.00, returns=0/0".formatted(lines, lines);
    }

    /**
     * The lines as repayments, each with an id that it has in every reading by the same reader.
     *
     * @param reader distinguishes services that are given the same file
     */
    List<AcceptedRepayment> repayments(String reader) {
        return text.lines().skip(1).map(line -> repayment(reader, line)).toList();
    }

    private static AcceptedRepayment repayment(String reader, String line) {
        String[] fields = line.split(",", -1);
        String id = UUID.nameUUIDFromBytes((reader + fields[0]).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return new AcceptedRepayment(
                id,
                "bench",
                id,
                id + id,
                fields[LOAN],
                Payer.DEALER,
                Money.of(Currency.getInstance(fields[CURRENCY]), new BigDecimal(fields[AMOUNT])),
                LocalDate.parse(fields[VALUE_DATE]),
                null,
                BackDating.NONE);
    }
}
