package floorplan.api.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the generated OpenAPI document; the rest is read from the controllers. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String TOKEN = "token";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Floorplan")
                        .version("v1")
                        .description("Services dealer floorplan loans. Money is a decimal string with its currency; "
                                + "errors are application/problem+json and say what to do."))
                .components(new Components()
                        .addSchemas("Problem", problem())
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .tags(List.of(
                        tag("Repayments", "What dealers and manufacturers pay, and what bounced"),
                        tag("Loans", "What is lent for each car, what is owed, and what happened to it"),
                        tag("Credit lines", "What each dealer may draw, and what moved that"),
                        tag("Imports", "Files of loans and of credit limits"),
                        tag(
                                "Day-ends",
                                "Accruals of each date, its trial balance, and what keeps it from being balanced"),
                        tag("Dead letters", "Credit messages that were given up on, and decisions about them"),
                        tag("Reconciliations", "Whether loans and credit lines agree"),
                        tag("Operations", "What waits for a person, and since when"),
                        tag("Search", "Everything that has an id, found by the id or its beginning"),
                        tag("Audit", "Who did what to which subject, and when; entries are never changed"),
                        tag("Payloads", "The codec with which the Temporal UI shows encrypted payloads"),
                        tag("Problems", "What each problem type means and what to do about it")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }

    /** RFC 9457, with the extensions that some types have. */
    private static Schema<?> problem() {
        Schema<?> problem = new JsonSchema();
        problem.description("What went wrong and what to do; further fields belong to the type.");
        problem.addType("object");
        problem.addProperty("type", Answers.text().description("Stable; the path of its explanation"));
        problem.addProperty("title", Answers.text());
        problem.addProperty("status", new JsonSchema().typesItem("integer"));
        problem.addProperty("detail", Answers.text().description("What is wrong with this request, and what to do"));
        problem.addProperty("instance", Answers.text());
        problem.setRequired(List.of("type", "title", "status", "detail"));
        return problem;
    }
}
