package floorplan.api.repayment;

import floorplan.api.problem.ApiProblem;
import floorplan.api.request.BodyFields;
import floorplan.api.request.RequestHashes;
import floorplan.api.security.Caller;
import floorplan.domain.loan.LoanNames;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.BackDating;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads a repayment request field by field and names every wrong field. */
final class RepaymentRequestReader {
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,2})?");

    private final BodyFields fields = new BodyFields();

    private RepaymentRequestReader() {}

    /** @throws ApiProblem naming every field that is missing or wrong */
    static AcceptedRepayment read(Caller caller, String key, RepaymentBody body) {
        return new RepaymentRequestReader().accepted(caller, key, body);
    }

    private AcceptedRepayment accepted(Caller caller, String key, RepaymentBody body) {
        String loanId = fields.required(
                "loanId", body.loanId(), LoanNames.ID_RULE, text -> LoanNames.requireId("loanId", text));
        Payer payer = fields.required("payer", body.payer(), "must be DEALER or MANUFACTURER", Payer::valueOf);
        BigDecimal amount = fields.required(
                "amount", body.amount(), "must be a decimal string above 0 with at most two decimals", this::amount);
        Currency currency = fields.required(
                "currency", body.currency(), "must be an ISO 4217 code with two decimals", this::currency);
        LocalDate valueDate = body.valueDate() == null ? null : fields.date("valueDate", body.valueDate());
        fields.requireAllRight();
        Money money = Money.of(Objects.requireNonNull(currency), Objects.requireNonNull(amount));
        return new AcceptedRepayment(
                RequestHashes.repaymentId(caller.client(), key),
                caller.client(),
                key,
                RequestHashes.ofContent(body.loanId(), body.payer(), money, body.valueDate()),
                Objects.requireNonNull(loanId),
                Objects.requireNonNull(payer),
                money,
                valueDate,
                null,
                valueDate == null ? BackDating.NONE : caller.backDating());
    }

    private BigDecimal amount(String value) {
        BigDecimal amount = BodyFields.decimal(AMOUNT, value);
        if (amount.signum() == 0) {
            throw new IllegalArgumentException();
        }
        return amount;
    }

    private Currency currency(String value) {
        Currency currency = Currency.getInstance(value);
        if (currency.getDefaultFractionDigits() != 2) {
            throw new IllegalArgumentException();
        }
        return currency;
    }
}
