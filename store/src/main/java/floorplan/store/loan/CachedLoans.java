package floorplan.store.loan;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import floorplan.domain.loan.LoanAgreement;
import floorplan.domain.loan.LoanState;
import floorplan.store.cache.CachedKind;
import floorplan.store.cache.Version;
import floorplan.store.loan.LoanViews.LoanView;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Loans as {@code loan_info:{id}} keeps them. */
public final class CachedLoans implements CachedKind<LoanView> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultVisibility(seen -> seen.withIsGetterVisibility(Visibility.NONE))
            .build();

    private final LoanViews loans;

    public CachedLoans(LoanViews loans) {
        this.loans = loans;
    }

    /** The written form of a loan. The agreement's terms are written once, in the state. */
    private record Written(
            String dealerId, String manufacturerId, String vin, LocalDate maturityDate, LoanState state) {}

    @Override
    public String name() {
        return "loan_info";
    }

    @Override
    public int format() {
        return 2;
    }

    @Override
    public Map<String, Version> versions(Collection<String> loanNos) {
        return loans.versions(loanNos);
    }

    @Override
    public Optional<Loaded<LoanView>> load(String loanNo) {
        return loans.load(loanNo);
    }

    @Override
    public byte[] write(LoanView loan) {
        LoanAgreement agreement = loan.agreement();
        return JSON.writeValueAsBytes(new Written(
                agreement.dealerId(),
                agreement.manufacturerId(),
                agreement.vin(),
                agreement.maturityDate(),
                loan.state()));
    }

    @Override
    public LoanView read(Version version, byte[] written) {
        Written loan = JSON.readValue(written, Written.class);
        return new LoanView(
                new LoanAgreement(
                        loan.dealerId(),
                        loan.manufacturerId(),
                        loan.vin(),
                        loan.maturityDate(),
                        loan.state().terms()),
                loan.state(),
                version.number());
    }
}
