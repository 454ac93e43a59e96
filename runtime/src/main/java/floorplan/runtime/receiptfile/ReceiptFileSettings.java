package floorplan.runtime.receiptfile;

import floorplan.activities.receiptfile.BalanceOrder;
import floorplan.activities.receiptfile.FileProfile;
import floorplan.activities.receiptfile.FileProfiles;
import floorplan.activities.receiptfile.HoldRule;
import floorplan.activities.receiptfile.OwnCsv;
import floorplan.store.settings.WrongSetting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The profiles by which receipt files are read. The API and the process that hosts the {@code account} queue need the
 * same ones.
 *
 * @param csvAccount the bank account of files in Floorplan's own format that state none
 * @param profiles the banks' profiles, by name
 * @param comparing names of the profiles whose files post nothing and are compared with the posted lines
 * @param heldAbovePercent percentage of new receipts without a loan above which a file waits for a person; 100: never
 * @param heldFromReceipts files with fewer new receipts never wait
 */
@ConfigurationProperties("floorplan.receipt-files")
record ReceiptFileSettings(
        @DefaultValue("MAIN") String csvAccount,
        @DefaultValue Map<String, BankSettings> profiles,
        @DefaultValue Set<String> comparing,
        @DefaultValue("50") int heldAbovePercent,
        @DefaultValue("20") int heldFromReceipts) {
    static final String NAME = "floorplan.receipt-files";

    private static final int MOST_PERCENT = 100;
    private static final String OWN = "csv";
    private static final Pattern PROFILE = Pattern.compile("[a-z0-9.-]{1,32}");

    ReceiptFileSettings {
        profiles = Map.copyOf(profiles);
        Accounts.require(NAME + ".csv-account", csvAccount);
        comparing = Set.copyOf(comparing);
        toProfiles(csvAccount, profiles, comparing);
        if (heldAbovePercent < 0 || heldAbovePercent > MOST_PERCENT) {
            throw new WrongSetting(NAME + ".held-above-percent", heldAbovePercent, "must be 0 to 100", 50);
        }
        if (heldFromReceipts < 1) {
            throw new WrongSetting(NAME + ".held-from-receipts", heldFromReceipts, "must be at least 1", 20);
        }
    }

    HoldRule holdRule() {
        return new HoldRule(heldAbovePercent, heldFromReceipts);
    }

    FileProfiles toProfiles() {
        return toProfiles(csvAccount, profiles, comparing);
    }

    private static FileProfiles toProfiles(
            String csvAccount, Map<String, BankSettings> profiles, Set<String> comparing) {
        List<FileProfile> all = new ArrayList<>();
        Map<String, String> byAccount = new HashMap<>();
        all.add(new FileProfile(OWN, ProfileHash.of(OWN), csvAccount, true, new OwnCsv(), BalanceOrder.NONE, false));
        byAccount.put(csvAccount, OWN);
        profiles.forEach((name, bank) -> {
            String setting = NAME + ".profiles." + name;
            if (!PROFILE.matcher(name).matches() || name.equals(OWN)) {
                throw new WrongSetting(
                        NAME + ".profiles",
                        name,
                        "must have names of 1 to 32 characters of a-z 0-9 . - other than " + OWN,
                        "icbc");
            }
            FileProfile profile = new CheckedProfile(setting, name, bank).profile(comparing.contains(name));
            String other = profile.comparing() ? null : byAccount.put(profile.account(), name);
            if (other != null) {
                throw new WrongSetting(
                        setting + ".account",
                        profile.account(),
                        "must be another account than that of profile " + other
                                + ", because one profile posts the files of an account; a further one can be among"
                                + " floorplan.receipt-files.comparing",
                        "CNY-2");
            }
            all.add(profile);
        });
        FileProfiles found = new FileProfiles(all);
        comparing.forEach(name -> requireComparable(found, name));
        return found;
    }

    /** A comparing profile needs another one that posts its account's lines. */
    private static void requireComparable(FileProfiles profiles, String name) {
        boolean comparable = profiles.find(name)
                .filter(FileProfile::comparing)
                .flatMap(profile -> profiles.ofAccount(profile.account()))
                .isPresent();
        if (!comparable) {
            throw new WrongSetting(
                    NAME + ".comparing",
                    name,
                    "must name bank profiles whose account another profile posts",
                    "icbc-camt");
        }
    }
}
