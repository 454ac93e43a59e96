package floorplan.domain.journal;

import floorplan.domain.loan.LoanType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;

/**
 * The cause of a journal entry as the journal stores it, for example {@code repayment:{id}}.
 *
 * @param subject the id within the kind, as written behind the kind's prefix
 */
public record JournalSource(SourceKind kind, String subject) {
    /** The kinds of cause. */
    public enum SourceKind {
        /** Dates that are accrued for one loan alone. */
        LOAN("loan:"),
        REPAYMENT("repayment:"),
        /** A repayment taken back. */
        REVERSAL("reversal:"),
        /** Late inputs of a loan. */
        CORRECTION("correction:"),
        /** New loans. */
        IMPORT("import:"),
        /** Money from a bank that no loan takes yet. */
        RECEIPT("receipt:"),
        /** An unapplied receipt paid back to its payer. */
        REFUND("refund:"),
        /** An unapplied receipt sent back to the bank. */
        RETURN("return:"),
        /** A date accrued for a range of loans. */
        DAY_END("day-end:");

        private final String prefix;

        SourceKind(String prefix) {
            this.prefix = prefix;
        }

        /** The prefix of the text of every source of this kind. */
        public String prefix() {
            return prefix;
        }
    }

    /** Dates accrued for one loan alone: before a repayment or a waiver, or after a day-end failed on the loan. */
    public static JournalSource ofLoan(String loanNo) {
        return new JournalSource(SourceKind.LOAN, loanNo);
    }

    public static JournalSource ofRepayment(String repaymentId) {
        return new JournalSource(SourceKind.REPAYMENT, repaymentId);
    }

    public static JournalSource ofReversal(String repaymentId) {
        return new JournalSource(SourceKind.REVERSAL, repaymentId);
    }

    /**
     * A correction of a loan.
     *
     * @param seq counts the loan's corrections, from 1
     */
    public static JournalSource ofCorrection(String loanNo, int seq) {
        return new JournalSource(SourceKind.CORRECTION, loanNo + ":" + seq);
    }

    /** An import as a whole. Journal entries never have this source; they have {@link #ofDrawdowns}. */
    public static JournalSource ofImport(String importId) {
        return new JournalSource(SourceKind.IMPORT, importId);
    }

    /** The drawdowns of an import's loans of one type and currency on one date. */
    public static JournalSource ofDrawdowns(String importId, LoanType loanType, Currency currency, LocalDate date) {
        return new JournalSource(SourceKind.IMPORT, "%s:%s:%s:%s".formatted(importId, loanType, currency, date));
    }

    /**
     * A date accrued for loans of one type and currency.
     *
     * @param firstLoan the first loan's key in the database
     * @param lastLoan the last loan's key
     */
    public static JournalSource ofDayEnd(
            LocalDate date, LoanType loanType, Currency currency, long firstLoan, long lastLoan) {
        return new JournalSource(
                SourceKind.DAY_END, "%s:%s:%s:%s-%s".formatted(date, loanType, currency, firstLoan, lastLoan));
    }

    /**
     * Money from a bank that no loan takes yet.
     *
     * @param subject a receipt's id, or {@code file:currency:date:first-last} for lines of a bank's file
     */
    public static JournalSource ofReceipt(String subject) {
        return new JournalSource(SourceKind.RECEIPT, subject);
    }

    /** An unapplied receipt, or a part of it, paid back to its payer. */
    public static JournalSource ofRefund(String payoutId) {
        return new JournalSource(SourceKind.REFUND, payoutId);
    }

    /** The open part of an unapplied receipt, sent back to the bank. */
    public static JournalSource ofReturn(String payoutId) {
        return new JournalSource(SourceKind.RETURN, payoutId);
    }

    /** Parses {@link #text}; empty if the kind is unknown. */
    public static Optional<JournalSource> parse(String text) {
        return Arrays.stream(SourceKind.values())
                .filter(kind -> text.startsWith(kind.prefix))
                .map(kind -> new JournalSource(kind, text.substring(kind.prefix.length())))
                .findFirst();
    }

    /** The text that the journal stores: at most 160 characters of ASCII. */
    public String text() {
        return kind.prefix + subject;
    }
}
