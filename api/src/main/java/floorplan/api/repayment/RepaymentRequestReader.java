package floorplan.api.repayment;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.repayment.ApplicationController.ApplicationBody;
import floorplan.api.request.BodyFields;
import floorplan.api.request.RequestHashes;
import floorplan.api.security.Caller;
import floorplan.domain.loan.LoanNames;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.BackDating;
import floorplan.domain.repayment.FromReceipt;
import floorplan.domain.repayment.Refusal;
import floorplan.store.receipt.ReceiptViews.ReceiptView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a repayment request field by field and names every wrong field. */
final class RepaymentRequestReader {

    private static final String AMOUNT_RULE = "must be a decimal string above 0 with at most two decimals";

    private final BodyFields fields = new BodyFields();

    private RepaymentRequestReader() {}

    /** @throws ApiProblem naming every field that is missing or wrong */
    static AcceptedRepayment read(Caller caller, String key, RepaymentBody body) {
        return new RepaymentRequestReader().accepted(caller, key, body);
    }

    /**
     * A repayment from an unapplied receipt.
     *
     * @throws ApiProblem naming every field that is missing or wrong
     */
    static AcceptedRepayment read(Caller caller, String key, ReceiptView receipt, ApplicationBody body) {
        return new RepaymentRequestReader().accepted(caller, key, receipt, body);
    }

    private AcceptedRepayment accepted(Caller caller, String key, RepaymentBody body) {
        String loanId = loanId(body.loanId());
        Payer payer = payer(body.payer());
        BigDecimal amount = fields.required("amount", body.amount(), AMOUNT_RULE, BodyFields::amount);
        Currency currency = fields.required(
                "currency", body.currency(), "must be an ISO 4217 code with two decimals", this::currency);
        LocalDate valueDate = valueDate(body.valueDate());
        fields.requireAllRight();
        Money money = Money.of(Objects.requireNonNull(currency), Objects.requireNonNull(amount));
        return accepted(
                caller,
                key,
                RequestHashes.ofContent(body.loanId(), body.payer(), money, body.valueDate()),
                Objects.requireNonNull(loanId),
                Objects.requireNonNull(payer),
                money,
                valueDate,
                null);
    }

    /** Without an amount, the limit is all that ever came to the receipt, whose open amount is never more. */
    private AcceptedRepayment accepted(Caller caller, String key, ReceiptView receipt, ApplicationBody body) {
        String loanId = loanId(body.loanId());
        Payer payer = payer(body.payer());
        BigDecimal amount = body.amount() == null
                ? null
                : fields.required("amount", body.amount(), AMOUNT_RULE, BodyFields::amount);
        LocalDate valueDate = valueDate(body.valueDate());
        fields.requireAllRight();
        Currency currency = Currency.getInstance(receipt.currency());
        Money most = amount == null ? new Money(currency, receipt.amount()) : Money.of(currency, amount);
        if (most.cents() == 0) {
            throw new ApiProblem(
                    ProblemType.MORE_THAN_OPEN,
                    Refusal.moreThanOpen(receipt.id(), most).detail());
        }
        return accepted(
                caller,
                key,
                RequestHashes.ofContent(
                        "application",
                        receipt.id(),
                        body.loanId(),
                        body.payer(),
                        amount == null ? null : most,
                        body.valueDate()),
                Objects.requireNonNull(loanId),
                Objects.requireNonNull(payer),
                most,
                valueDate,
                new FromReceipt(receipt.id(), amount == null));
    }

    private static AcceptedRepayment accepted(
            Caller caller,
            String key,
            String requestHash,
            String loanId,
            Payer payer,
            Money money,
            @Nullable LocalDate valueDate,
            @Nullable FromReceipt from) {
        return new AcceptedRepayment(
                RequestHashes.repaymentId(caller.client(), key),
                caller.client(),
                key,
                requestHash,
                loanId,
                payer,
                money,
                valueDate,
                null,
                valueDate == null ? BackDating.NONE : caller.backDating(),
                from);
    }

    private @Nullable String loanId(@Nullable String value) {
        return fields.required("loanId", value, LoanNames.ID_RULE, text -> LoanNames.requireId("loanId", text));
    }

    private @Nullable Payer payer(@Nullable String value) {
        return fields.required("payer", value, "must be DEALER or MANUFACTURER", Payer::valueOf);
    }

    private @Nullable LocalDate valueDate(@Nullable String value) {
        return value == null ? null : fields.date("valueDate", value);
    }

    private Currency currency(String value) {
        Currency currency = Currency.getInstance(value);
        if (currency.getDefaultFractionDigits() != 2) {
            throw new IllegalArgumentException();
        }
        return currency;
    }
}
