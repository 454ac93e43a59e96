package floorplan.runtime.receiptfile;

import floorplan.activities.receiptfile.FileProfiles;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The profiles of banks' files, in each process that takes or reads them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceiptFileSettings.class)
public class ReceiptProfiles {
    @Bean
    FileProfiles fileProfiles(ReceiptFileSettings settings) {
        return settings.toProfiles();
    }
}
