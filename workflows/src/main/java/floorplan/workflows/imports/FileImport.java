package floorplan.workflows.imports;

import floorplan.domain.imports.LineReason;
import java.util.List;

/** The steps that differ between the kinds of file. */
interface FileImport {
    /**
     * Takes every step that can still be refused.
     *
     * @param reasons receives the reasons for a refusal that are not recorded yet
     * @return false if the file must be refused
     */
    boolean prepare(List<LineReason> reasons);

    /** Gives back everything that {@link #prepare} took or may still take, except loans. */
    void giveBack();

    /** Deletes the staged lines of a finished import. */
    void forgetLines();
}
