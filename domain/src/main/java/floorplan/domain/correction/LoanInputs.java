package floorplan.domain.correction;

import floorplan.domain.accrual.FeeLimit;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.Rate;
import floorplan.domain.repayment.ReversalKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All inputs that determine a loan's results.
 *
 * @param terms the terms, with the rates as known now
 * @param inputs kept in the order in which they apply
 * @param limits the fee limit of each date that has one
 */
public record LoanInputs(LoanTerms terms, List<LoanInput> inputs, Map<LocalDate, FeeLimit> limits) {

    /**
     * Checks the inputs.
     *
     * @throws IllegalArgumentException naming the loan and an input that lies before the drawdown, or has the id or the
     *     apply sequence of another input
     */
    public LoanInputs {
        inputs = inputs.stream().sorted(LoanInput.ORDER).toList();
        limits = Map.copyOf(limits);
        requireUnique(terms, inputs);
    }

    /** A loan just drawn. */
    public static LoanInputs of(LoanTerms terms) {
        return new LoanInputs(terms, List.of(), Map.of());
    }

    /** These inputs and one more, which replaces an input with the same id. */
    public LoanInputs with(LoanInput input) {
        List<LoanInput> others = new ArrayList<>(inputs);
        others.removeIf(other -> other.id().equals(input.id()));
        others.add(input);
        return new LoanInputs(terms, others, limits);
    }

    /**
     * These inputs with one of the repayments reversed.
     *
     * @throws IllegalArgumentException if none has this id
     */
    public LoanInputs reversed(String repaymentId, ReversalKind kind) {
        LoanInput input = inputs.stream()
                .filter(one -> one.id().equals(repaymentId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "loan " + terms.loanId() + " has no repayment " + repaymentId + " to reverse"));
        return with(((LoanInput.Repayment) input).reversed(kind));
    }

    /**
     * These inputs with one more rate, which replaces a rate that begins on the same date.
     *
     * @throws IllegalArgumentException if the rate is effective before the drawdown date
     */
    public LoanInputs with(Rate rate) {
        return new LoanInputs(terms.corrected(rate), inputs, limits);
    }

    /** These inputs with other limits. */
    public LoanInputs limitedTo(Map<LocalDate, FeeLimit> newLimits) {
        return new LoanInputs(terms, inputs, newLimits);
    }

    private static void requireUnique(LoanTerms terms, List<LoanInput> inputs) {
        Set<String> ids = new HashSet<>();
        Set<Long> sequences = new HashSet<>();
        for (LoanInput input : inputs) {
            boolean isNew = ids.add(input.id()) && sequences.add(input.applySequence());
            if (!isNew || input.date().isBefore(terms.drawdownDate())) {
                throw new IllegalArgumentException("loan " + terms.loanId() + ": input " + input
                        + " must lie on or after the drawdown date " + terms.drawdownDate()
                        + " and have an id and an apply sequence of its own");
            }
        }
    }
}
