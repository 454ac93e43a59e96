package floorplan.activities.credit;

import floorplan.activities.bulk.BulkRounds;
import floorplan.store.bulk.BulkRequest;
import floorplan.store.bulk.BulkRequest.Item;
import floorplan.store.credit.DeadLetterBulks;
import floorplan.store.credit.DeadLetterBulks.DecidedLetter;
import floorplan.workflows.bulk.BulkStanding;
import floorplan.workflows.bulk.BulkSteps;
import floorplan.workflows.credit.CreditRestores;
import floorplan.workflows.credit.RefusedMessage;
import java.time.Duration;
import java.util.List;

/** Decides about many dead letters. Each is then retried or discarded by its own workflow. */
public final class DeadLetterBulkActivities implements BulkSteps {
    private final DeadLetterBulks letters;
    private final CreditRestores restores;
    private final int tries;
    private final Duration firstPause;
    private final BulkRounds rounds;

    /** @param tries see {@code RefusedMessage}; likewise {@code firstPause} */
    public DeadLetterBulkActivities(DeadLetterBulks letters, CreditRestores restores, int tries, Duration firstPause) {
        this.letters = letters;
        this.restores = restores;
        this.tries = tries;
        this.firstPause = firstPause;
        this.rounds = new BulkRounds(letters.bulks());
    }

    @Override
    public BulkStanding advance(String id) {
        return rounds.round(id, this::decide, bulk -> letters.settle(id), bulk -> {});
    }

    private void decide(BulkRequest bulk, List<Item> items) {
        // An item stays pending until its workflow knows the decision, so a lost signal is sent again.
        for (DecidedLetter decided : letters.decide(bulk, items)) {
            restores.decided(
                    RefusedMessage.of(decided.item().subject(), decided.movement(), tries, firstPause),
                    bulk.asked().askedBy());
            letters.told(bulk, decided.item());
        }
    }
}
