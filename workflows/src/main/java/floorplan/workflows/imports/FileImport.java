package floorplan.workflows.imports;

import floorplan.domain.imports.LineReason;
import java.util.List;

/** What is particular to one kind of file. */
interface FileImport {
    /**
     * Does everything that may still be refused.
     *
     * @param reasons where reasons for a refusal are added that are not recorded yet
     * @return false if the file must be refused
     */
    boolean prepare(List<LineReason> reasons);

    /** Gives back what {@link #prepare} took or may yet take, but for loans. */
    void giveBack();

    /** Takes away the staged lines of a file that is over. */
    void forgetLines();
}
