package floorplan.activities.receiptfile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The profiles of this process, by name. */
public final class FileProfiles {
    private final Map<String, FileProfile> byName = new TreeMap<>();

    public FileProfiles(Collection<FileProfile> profiles) {
        profiles.forEach(profile -> byName.put(profile.name(), profile));
    }

    public Optional<FileProfile> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The profile that posts the files of a bank account. */
    public Optional<FileProfile> ofAccount(String account) {
        return byName.values().stream()
                .filter(profile -> !profile.comparing() && profile.account().equals(account))
                .findFirst();
    }

    public List<String> names() {
        return List.copyOf(byName.keySet());
    }
}
