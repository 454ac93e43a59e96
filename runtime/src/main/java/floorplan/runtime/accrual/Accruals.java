package floorplan.runtime.accrual;

import floorplan.domain.accrual.AccrualFor;
import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.accrual.AccrualStrategy;
import floorplan.domain.repayment.Repayments;
import floorplan.runtime.settings.CorrectionSettings;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** Finds the accrual strategy of every loan type by its annotation; start-up fails when a type has none or two. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CorrectionSettings.class)
@ComponentScan(
        basePackageClasses = AccrualFor.class,
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = AccrualFor.class))
public class Accruals {
    @Bean
    AccrualStrategies accrualStrategies(List<AccrualStrategy> strategies) {
        return AccrualStrategies.of(strategies);
    }

    @Bean
    Repayments repayments(AccrualStrategies accruals, CorrectionSettings corrections) {
        return new Repayments(accruals, corrections.backDatingDays());
    }
}
