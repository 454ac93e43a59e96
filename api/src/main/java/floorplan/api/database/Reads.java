package floorplan.api.database;

import floorplan.store.audit.AuditList;
import floorplan.store.correction.CorrectionBookingTotals;
import floorplan.store.correction.CorrectionBookings;
import floorplan.store.correction.CorrectionList;
import floorplan.store.correction.CorrectionRequestViews;
import floorplan.store.credit.CreditLineList;
import floorplan.store.credit.CreditOutcomes;
import floorplan.store.credit.CreditViews;
import floorplan.store.credit.SentMessages;
import floorplan.store.dayend.DayEndViews;
import floorplan.store.dayend.FailureViews;
import floorplan.store.imports.ImportList;
import floorplan.store.imports.Imports;
import floorplan.store.journal.DateBooks;
import floorplan.store.loan.LoanHistory;
import floorplan.store.loan.LoanViews;
import floorplan.store.loan.RateList;
import floorplan.store.receipt.Payouts;
import floorplan.store.receipt.ReceiptViews;
import floorplan.store.receipt.SurplusUses;
import floorplan.store.reconcile.ReconciliationList;
import floorplan.store.reconcile.Reconciliations;
import floorplan.store.repayment.RepaymentHours;
import floorplan.store.repayment.RepaymentList;
import floorplan.store.repayment.RepaymentViews;
import floorplan.store.report.BalanceReport;
import floorplan.store.report.IncomeReport;
import floorplan.store.report.MaturityReport;
import floorplan.store.report.OverdueLoanList;
import floorplan.store.report.OverdueReport;
import floorplan.store.reversal.ReversalList;
import floorplan.store.reversal.ReversalViews;
import java.util.function.Function;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Registers the beans that read the schemas and Redis for the controllers. */
final class Reads implements BeanRegistrar {
    @Override
    public void register(BeanRegistry registry, Environment environment) {
        read(registry, AuditList.class, databases -> new AuditList(databases.lists(), databases.clms()));
        read(registry, CorrectionRequestViews.class, databases -> new CorrectionRequestViews(databases.account()));
        read(registry, CorrectionBookings.class, databases -> new CorrectionBookings(databases.lists()));
        read(registry, CorrectionBookingTotals.class, databases -> new CorrectionBookingTotals(databases.lists()));
        read(registry, CorrectionList.class, databases -> new CorrectionList(databases.lists()));
        read(registry, CreditLineList.class, databases -> new CreditLineList(databases.clms()));
        read(registry, CreditOutcomes.class, databases -> new CreditOutcomes(databases.clms()));
        read(registry, CreditViews.class, databases -> new CreditViews(databases.clms()));
        read(registry, DateBooks.class, databases -> new DateBooks(databases.account()));
        read(registry, DayEndViews.class, databases -> new DayEndViews(databases.account()));
        read(registry, FailureViews.class, databases -> new FailureViews(databases.account()));
        read(registry, ImportList.class, databases -> new ImportList(databases.lists()));
        read(registry, Imports.class, databases -> new Imports(databases.account()));
        read(registry, LoanHistory.class, databases -> new LoanHistory(databases.account()));
        read(registry, LoanViews.class, databases -> new LoanViews(databases.account()));
        read(registry, Payouts.class, databases -> new Payouts(databases.account()));
        read(registry, RateList.class, databases -> new RateList(databases.account()));
        read(registry, ReceiptViews.class, databases -> new ReceiptViews(databases.lists()));
        read(registry, ReconciliationList.class, databases -> new ReconciliationList(databases.lists()));
        read(registry, Reconciliations.class, databases -> new Reconciliations(databases.account()));
        read(registry, RepaymentHours.class, databases -> new RepaymentHours(databases.lists()));
        read(registry, RepaymentList.class, databases -> new RepaymentList(databases.lists()));
        read(registry, RepaymentViews.class, databases -> new RepaymentViews(databases.account()));
        read(registry, ReversalList.class, databases -> new ReversalList(databases.lists()));
        read(registry, ReversalViews.class, databases -> new ReversalViews(databases.account()));
        read(registry, SurplusUses.class, databases -> new SurplusUses(databases.account()));
        read(registry, BalanceReport.class, databases -> new BalanceReport(databases.lists()));
        read(registry, IncomeReport.class, databases -> new IncomeReport(databases.lists()));
        read(registry, MaturityReport.class, databases -> new MaturityReport(databases.lists()));
        read(registry, OverdueLoanList.class, databases -> new OverdueLoanList(databases.lists()));
        read(registry, OverdueReport.class, databases -> new OverdueReport(databases.lists()));
        registry.registerBean(
                SentMessages.class,
                bean -> bean.supplier(beans -> new SentMessages(beans.bean(StringRedisTemplate.class))));
    }

    private static <T> void read(BeanRegistry registry, Class<T> type, Function<ApiDatabases, T> made) {
        registry.registerBean(type, bean -> bean.supplier(beans -> made.apply(beans.bean(ApiDatabases.class))));
    }
}
