package floorplan.api.settings;

import floorplan.api.page.Page;
import floorplan.api.settings.EffectiveSettings.EffectiveSetting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the settings that the API runs with. */
@RestController
@Tag(name = "Settings")
class SettingsController {
    private final EffectiveSettings settings;

    SettingsController(EffectiveSettings settings) {
        this.settings = settings;
    }

    /** An effective setting. */
    record SettingAnswer(
            @Schema(description = "Name of the property", example = "floorplan.account.longest-list")
            String id,

            @Schema(description = "Effective value; null if it is not set, or hidden", example = "2s") @Nullable
            String value,

            @Schema(description = "True for a secret that is set", example = "false")
            boolean hidden) {
        static SettingAnswer of(EffectiveSetting setting) {
            return new SettingAnswer(setting.name(), setting.value(), setting.hidden());
        }
    }

    @GetMapping("/v1/settings")
    @Operation(
            operationId = "listSettings",
            summary = "List the effective settings of the API",
            description =
                    "Floorplan's own properties with their defaults, and the main ones of Spring, by name. Secrets are hidden, and so are users and parameters of addresses. The worker has settings of its own.")
    Page<SettingAnswer> list(@RequestParam(defaultValue = "100") int limit, @RequestParam @Nullable String cursor) {
        return Page.ofAll(
                settings.all().stream().map(SettingAnswer::of).toList(),
                limit,
                cursor,
                next -> list(Page.MOST_ITEMS, next));
    }
}
