package floorplan.runtime.cache;

import floorplan.runtime.redis.RedisTimeouts;
import floorplan.store.cache.CacheSettings;
import floorplan.store.cache.Lanes;
import floorplan.store.cache.RedisValues;
import floorplan.store.credit.CreditLine;
import floorplan.store.loan.LoanViews.LoanView;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.ByteArrayCodec;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The cache of every process. Processes that read fill it; processes that write clear it. */
@Configuration(proxyBeanMethods = false)
@Import(RedisTimeouts.class)
@EnableConfigurationProperties(CacheSettings.class)
public class CacheConfiguration {
    @Bean
    RedisValues redisValues(LettuceConnectionFactory redis, CacheSettings settings) {
        return new RedisValues(
                () -> ((RedisClient) redis.getRequiredNativeClient()).connect(ByteArrayCodec.INSTANCE), settings);
    }

    @Bean
    Lanes<Optional<LoanView>> loanLanes(RedisValues redis, CacheSettings settings) {
        return new Lanes<>("loan_info", redis, settings);
    }

    @Bean
    Lanes<Optional<CreditLine>> creditLineLanes(RedisValues redis, CacheSettings settings) {
        return new Lanes<>("credit_line", redis, settings);
    }

    @Bean
    CacheMeters loanCacheMeters(Lanes<Optional<LoanView>> lanes) {
        return new CacheMeters("loan_info", lanes);
    }

    @Bean
    CacheMeters creditLineCacheMeters(Lanes<Optional<CreditLine>> lanes) {
        return new CacheMeters("credit_line", lanes);
    }
}
