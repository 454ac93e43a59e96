package floorplan.store.credit;

import floorplan.store.cache.CachedKind;
import floorplan.store.cache.Version;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Credit lines as {@code credit_line:{dealerId}} keeps them. */
public final class CachedCreditLines implements CachedKind<CreditLine> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CreditViews credit;

    public CachedCreditLines(CreditViews credit) {
        this.credit = credit;
    }

    @Override
    public String name() {
        return "credit_line";
    }

    @Override
    public int format() {
        return 1;
    }

    @Override
    public Map<String, Version> versions(Collection<String> dealerIds) {
        return credit.versions(dealerIds);
    }

    @Override
    public Optional<Loaded<CreditLine>> load(String dealerId) {
        return credit.load(dealerId);
    }

    @Override
    public byte[] write(CreditLine line) {
        return JSON.writeValueAsBytes(line);
    }

    @Override
    public CreditLine read(Version version, byte[] written) {
        return JSON.readValue(written, CreditLine.class);
    }
}
