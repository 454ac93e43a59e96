package floorplan.workflows.imports;

import floorplan.domain.imports.ImportStatus;
import floorplan.domain.imports.LineReason;
import floorplan.domain.imports.NewLoansOfDealer;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/**
 * The account side's steps of an import. Each may run twice, or late, and then finds its work done or obsolete. Each
 * throws if a server that it needs is down.
 */
@ActivityInterface
public interface ImportSteps {
    /** The page size in dealers. A history grows by one page per 500 dealers; it does not grow with the loans. */
    int DEALERS_A_PAGE = 500;

    /**
     * Takes the import over for its workflow, unless the receiving process has abandoned the file.
     *
     * @return the status of the import: {@code RUNNING}; {@code REFUSING} or a final status if an earlier run of the
     *     workflow, lost since, got that far; {@code REFUSING} also if the file stopped arriving
     */
    @ActivityMethod(name = "BeginImport")
    ImportStatus begin(String importId);

    /**
     * Claims every loan of the file that is not known yet. Fails, to be retried, while one of them belongs to another
     * running import. Records a reason for each line whose loan is known with other content, or has belonged to a
     * younger import for too long.
     *
     * @return true if every line is good
     */
    @ActivityMethod(name = "ClaimLoans")
    boolean claimLoans(String importId);

    /**
     * Adds up the claimed loans of the next dealers, in the order of their ids.
     *
     * @param afterDealer the last dealer of the page before; empty for the first page
     * @return at most {@link #DEALERS_A_PAGE}; fewer if no dealer follows
     */
    @ActivityMethod(name = "AddUpNewLoans")
    List<NewLoansOfDealer> addUpNewLoans(String importId, String afterDealer);

    /** Makes all claimed loans visible and posts their drawdowns, in one transaction. The import is then completed. */
    @ActivityMethod(name = "CompleteImport")
    void complete(String importId);

    /**
     * Marks the import as being refused and records the reasons. From then on it claims no loans and makes none
     * visible.
     */
    @ActivityMethod(name = "RefuseImport")
    void refuse(String importId, List<LineReason> reasons);

    /** Gives back every claimed loan of an import that is being refused. The import is then refused. */
    @ActivityMethod(name = "GiveBackLoans")
    void giveBackLoans(String importId);

    /** Deletes the staged lines of a loans file. */
    @ActivityMethod(name = "ForgetStagedLoans")
    void forgetStagedLoans(String importId);
}
