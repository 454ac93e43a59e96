package floorplan.api.receiptfile;

import floorplan.activities.receiptfile.FileProfile;
import floorplan.activities.receiptfile.FileProfiles;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.domain.loan.LoanNames;
import floorplan.domain.receiptfile.ControlTotals;
import org.jspecify.annotations.Nullable;

/**
 * The statements that an upload makes about its file.
 *
 * @param account the bank account
 * @param statementId the bank's number of the statement; null if not stated
 * @param control the control totals; null only for a profile whose files state balances
 */
record FileRequest(
        FileProfile profile,
        String account,
        @Nullable String statementId,
        @Nullable ControlTotals control) {
    static final String CONTROL = "Floorplan-Control";
    static final String ACCOUNT = "Floorplan-Account";
    static final String STATEMENT = "Floorplan-Statement";

    /** Reads the profile's name and the headers; a header is null if it was not sent. */
    static FileRequest of(
            FileProfiles profiles,
            String name,
            @Nullable String account,
            @Nullable String statementId,
            @Nullable String control) {
        FileProfile profile = profiles.find(name)
                .orElseThrow(() -> new ApiProblem(
                        ProblemType.NOT_FOUND,
                        "There is no profile " + name + ": use one of " + String.join(", ", profiles.names()) + "."));
        if (statementId != null && !LoanNames.isId(statementId)) {
            throw ApiProblem.invalid(STATEMENT, LoanNames.ID_RULE);
        }
        return new FileRequest(
                profile, accountOf(profiles, profile, account), statementId, controlOf(profile, control));
    }

    /**
     * A profile of a bank reads its own account; Floorplan's own format reads any account that no bank's profile has.
     */
    private static String accountOf(FileProfiles profiles, FileProfile profile, @Nullable String account) {
        if (account == null || account.equals(profile.account())) {
            return profile.account();
        }
        if (!LoanNames.isId(account)) {
            throw ApiProblem.invalid(ACCOUNT, LoanNames.ID_RULE);
        }
        profiles.ofAccount(account).ifPresent(other -> {
            throw ApiProblem.invalid(
                    ACCOUNT, "must not be " + account + ": profile " + other.name() + " posts its files");
        });
        if (!profile.anyAccount()) {
            throw ApiProblem.invalid(
                    ACCOUNT, "must be " + profile.account() + ", the account of profile " + profile.name());
        }
        return account;
    }

    private static @Nullable ControlTotals controlOf(FileProfile profile, @Nullable String control) {
        if (control == null && !profile.hasBalances()) {
            throw ApiProblem.invalid(CONTROL, "must be sent; it " + ControlTotals.RULE);
        }
        try {
            return control == null ? null : ControlTotals.parse(control);
        } catch (IllegalArgumentException malformed) {
            throw ApiProblem.invalid(CONTROL, ControlTotals.RULE);
        }
    }
}
