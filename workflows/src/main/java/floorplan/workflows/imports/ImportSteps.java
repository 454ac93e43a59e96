package floorplan.workflows.imports;

import floorplan.domain.imports.ImportStatus;
import floorplan.domain.imports.LineReason;
import floorplan.domain.imports.NewLoansOfDealer;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** The account side's steps of an import. Each may run twice, or late, and then finds its work done or overtaken; each throws when a server it needs is down. */
@ActivityInterface
public interface ImportSteps {
    /** A history grows with dealers by this step, and never with loans. */
    int DEALERS_A_PAGE = 500;

    /**
     * Makes the import the workflow's own, unless whoever received the file has given it up.
     *
     * @return where the import stands: {@code RUNNING}; {@code REFUSING} or over if an earlier run of the workflow, lost since, came so far
     */
    @ActivityMethod(name = "BeginImport")
    ImportStatus begin(String importId);

    /**
     * Claims every loan of the file that is not known yet. Waits, failing, while one of them belongs to another import that is still running. Lines whose loan is known with
     * other content are recorded as reasons.
     *
     * @return whether every line is good
     */
    @ActivityMethod(name = "ClaimLoans")
    boolean claimLoans(String importId);

    /**
     * Adds up the claimed loans of the next dealers, in the order of their ids.
     *
     * @param afterDealer the last dealer of the page before; empty for the first page
     * @return at most {@link #DEALERS_A_PAGE}; fewer when no dealer follows
     */
    @ActivityMethod(name = "AddUpNewLoans")
    List<NewLoansOfDealer> addUpNewLoans(String importId, String afterDealer);

    /** Shows all claimed loans and posts their drawdowns, in one transaction: the import is completed. */
    @ActivityMethod(name = "CompleteImport")
    void complete(String importId);

    /** Marks the import as one that will be refused, and why; from then on it claims and shows nothing. */
    @ActivityMethod(name = "RefuseImport")
    void refuse(String importId, List<LineReason> reasons);

    /** Gives back every claimed loan of an import marked so; then it is refused. */
    @ActivityMethod(name = "GiveBackLoans")
    void giveBackLoans(String importId);

    /** Takes away what is staged of a loans file. */
    @ActivityMethod(name = "ForgetStagedLoans")
    void forgetStagedLoans(String importId);
}
