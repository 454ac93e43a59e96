package floorplan.activities.imports;

import floorplan.domain.imports.ImportStatus;
import floorplan.domain.imports.LineReason;
import floorplan.domain.imports.NewLoansOfDealer;
import floorplan.store.database.AccountDatabase;
import floorplan.store.imports.ClaimedRange;
import floorplan.store.imports.Claims;
import floorplan.store.imports.ImportRow;
import floorplan.store.imports.Imports;
import floorplan.store.imports.NewLoans;
import floorplan.store.imports.StagedLoans;
import floorplan.workflows.imports.ImportSteps;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The account side's steps of an import on the real servers. */
public final class ImportActivities implements ImportSteps {
    private static final Logger LOG = LoggerFactory.getLogger(ImportActivities.class);
    private static final int LINES_A_CLAIM = 10_000;
    private static final int LOANS_A_GIVE_BACK = 2_000;

    /** Two imports may each wait for a loan of the other. The older one gives way after this many tries, about 35 s. */
    private static final int TRIES_FOR_YOUNGER = 7;

    private final AccountDatabase database;
    private final Imports imports;
    private final Claims claims;
    private final NewLoans newLoans;
    private final StagedLoans staged;

    public ImportActivities(
            AccountDatabase database, Imports imports, Claims claims, NewLoans newLoans, StagedLoans staged) {
        this.database = database;
        this.imports = imports;
        this.claims = claims;
        this.newLoans = newLoans;
        this.staged = staged;
    }

    @Override
    public ImportStatus begin(String importId) {
        imports.move(importId, ImportStatus.STAGING, ImportStatus.RUNNING);
        return imports.get(importId).status();
    }

    @Override
    public boolean claimLoans(String importId) {
        ActivityExecutionContext activity = Activity.getExecutionContext();
        long seq = imports.get(importId).seq();
        long last = claims.lastLine(seq);
        long line = activity.getHeartbeatDetails(Long.class).orElse(1L);
        for (; line <= last && imports.reasons(seq).size() < LineReason.MOST; line += LINES_A_CLAIM) {
            activity.heartbeat(line);
            imports.record(seq, claim(importId, line, activity.getInfo().getAttempt()));
        }
        return imports.reasons(seq).isEmpty();
    }

    private List<LineReason> claim(String importId, long line, int attempt) {
        return switch (claims.claim(importId, line, line + LINES_A_CLAIM - 1)) {
            case ClaimedRange.Claimed claimed -> claimed.wrong();
            case ClaimedRange.HeldByImport held -> waitOrGiveWay(held, attempt);
        };
    }

    private static List<LineReason> waitOrGiveWay(ClaimedRange.HeldByImport held, int attempt) {
        if (held.older() || attempt < TRIES_FOR_YOUNGER) {
            throw new LoanHeld(held);
        }
        return List.of(new LineReason(
                held.line(),
                "loan_id",
                "loan " + held.loanId() + " is part of import " + held.byImportId()
                        + ", which is still running; send this file again when that is over"));
    }

    @Override
    public List<NewLoansOfDealer> addUpNewLoans(String importId, String afterDealer) {
        return newLoans.byDealer(importId, afterDealer, DEALERS_A_PAGE);
    }

    @Override
    public void complete(String importId) {
        newLoans.show(importId);
        LOG.info("Import {} is complete", importId);
    }

    @Override
    public void refuse(String importId, List<LineReason> reasons) {
        database.inTransaction(() -> {
            if (imports.move(importId, ImportStatus.RUNNING, ImportStatus.REFUSING)) {
                imports.record(imports.get(importId).seq(), reasons);
                LOG.info("Import {} is refused and gives back everything that it took", importId);
            }
        });
    }

    @Override
    public void giveBackLoans(String importId) {
        while (newLoans.giveBackSome(importId, LOANS_A_GIVE_BACK)) {
            Activity.getExecutionContext().heartbeat(null);
        }
        imports.end(importId, ImportStatus.REFUSING, ImportStatus.REFUSED, List.of());
        LOG.info("Import {} has given everything back", importId);
    }

    @Override
    public void forgetStagedLoans(String importId) {
        ImportRow row = imports.get(importId);
        while (staged.forgetSome(row.seq())) {
            Activity.getExecutionContext().heartbeat(null);
        }
    }
}
