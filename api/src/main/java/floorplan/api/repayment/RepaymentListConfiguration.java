package floorplan.api.repayment;

import floorplan.api.database.ApiDatabases;
import floorplan.store.credit.CreditOutcomes;
import floorplan.store.credit.SentMessages;
import floorplan.store.repayment.RepaymentList;
import floorplan.store.reversal.ReversalList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What the lists of repayments and reversals read. */
@Configuration(proxyBeanMethods = false)
class RepaymentListConfiguration {
    @Bean
    RepaymentList repaymentList(ApiDatabases databases) {
        return new RepaymentList(databases.lists());
    }

    @Bean
    ReversalList reversalList(ApiDatabases databases) {
        return new ReversalList(databases.lists());
    }

    @Bean
    CreditOutcomes creditOutcomes(ApiDatabases databases) {
        return new CreditOutcomes(databases.clms());
    }

    @Bean
    SentMessages sentMessages(StringRedisTemplate redis) {
        return new SentMessages(redis);
    }
}
