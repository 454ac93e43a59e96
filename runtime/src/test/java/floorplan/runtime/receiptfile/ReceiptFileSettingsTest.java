package floorplan.runtime.receiptfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.activities.receiptfile.FileProfile;
import floorplan.activities.receiptfile.FileProfiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;

/** Profiles of banks, as settings write them. A wrong one keeps a process from starting. */
class ReceiptFileSettingsTest {
    private static final String CN = "floorplan.receipt-files.profiles.cn-corporate.";

    private static FileProfiles profiles(String... more) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("floorplan-defaults.yml"));
        Map<Object, Object> all = new HashMap<>(Objects.requireNonNull(yaml.getObject()));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(all))
                .bind(ReceiptFileSettings.NAME, ReceiptFileSettings.class)
                .get()
                .toProfiles();
    }

    @Test
    void haveAnExampleOfAChineseCorporateAccountByDefault() {
        assertThat(profiles().names()).containsExactly("cn-corporate", "csv");
        assertThat(profiles().ofAccount("CN-CORPORATE").map(FileProfile::name)).hasValue("cn-corporate");
        assertThat(profiles().find("csv").map(FileProfile::account)).hasValue("MAIN");
    }

    @Test
    void areTheSameForTheSameSettingsAlone() {
        String hash = profiles().find("cn-corporate").map(FileProfile::hash).orElseThrow();

        assertThat(profiles().find("cn-corporate").map(FileProfile::hash)).hasValue(hash);
        assertThat(profiles(CN + "title-lines", "9").find("cn-corporate").map(FileProfile::hash))
                .isNotEqualTo(hash);
    }

    @Test
    void letOneProfileOfAnAccountPostAndCompareTheOthers() {
        FileProfiles both = profiles(CN + "account", "MAIN", "floorplan.receipt-files.comparing[0]", "cn-corporate");

        assertThat(both.ofAccount("MAIN").map(FileProfile::name)).hasValue("csv");
        assertThat(both.find("cn-corporate").map(FileProfile::comparing)).hasValue(true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CN-CORPORATE | cn-corporate | .comparing is cn-corporate; it must name bank profiles whose account another profile posts
            CN-CORPORATE | csv          | .comparing is csv; it must name bank profiles
            CN-CORPORATE | icbc         | .comparing is icbc; it must name bank profiles
            """)
    void compareNoProfileAlone(String account, String comparing, String words) {
        assertThatThrownBy(() -> profiles(CN + "account", account, "floorplan.receipt-files.comparing[0]", comparing))
                .rootCause()
                .hasMessageStartingWith("floorplan.receipt-files" + words);
    }

    @Test
    void compareLinesByTheirBankReference() {
        assertThatThrownBy(() -> profiles(
                        CN + "account",
                        "MAIN",
                        CN + "columns.bank-reference",
                        "",
                        "floorplan.receipt-files.comparing[0]",
                        "cn-corporate"))
                .rootCause()
                .hasMessageContaining("columns.bank-reference");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            account             | ''         | .account is not set; it must have a value, such as CNY-1
            account             | MAIN       | .account is MAIN; it must be another account than that of profile csv
            account             | a b        | .account is a b; it must be 1 to 64 characters
            title-lines         | -1         | .title-lines is -1; it must be 0 to 100, such as 3
            separator           | ;;         | .separator is ;;; it must be one character, such as ,
            date-pattern        | yyyy-MM-dd | .date-pattern is yyyy-MM-dd; it is refused: the pattern yyyy-MM-dd does not state a whole date
            decimal-separator   | ;          | .decimal-separator is ;; it is refused: the decimal separator must be a point or a comma, such as .
            thousands-separator | x          | .thousands-separator is x; it is refused: the thousands separator must be
            thousands-separator | .          | .thousands-separator is .; it is refused: the thousands separator must be
            decimals            | 7          | .decimals is 7; it is refused: the number of decimals must be 0 to 6, such as 2
            currency            | JPY        | .currency is JPY; it is refused: currency JPY does not have two decimals
            columns.value-date  | ''         | .columns.value-date is not set
            columns.amount      | 金额         | .columns.amount is 金额; it is refused: name either the column amount, or both money-in and money-out
            columns.balance     | 余额         | .balances is NONE; it must be OLDEST_FIRST or NEWEST_FIRST if columns.balance is set
            returns.column      | ''         | .returns.column is not set; it must have a value, such as 摘要
            """)
    void nameAWrongOneWithAnExample(String setting, String value, String words) {
        assertThatThrownBy(() -> profiles(CN + setting, value))
                .rootCause()
                .hasMessageStartingWith("floorplan.receipt-files.profiles.cn-corporate" + words);
    }
}
