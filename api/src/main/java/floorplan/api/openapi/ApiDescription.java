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
                        tag("Repayments", "Repayments by dealers and manufacturers, and their reversals"),
                        tag("Loans", "Loans with their balances, rates, accruals and postings"),
                        tag("Corrections", "Corrected rates and waivers, and their differences"),
                        tag("Receipts", "Money that no loan takes yet: applied to a loan, refunded or returned"),
                        tag("Receipt files", "Banks' receipt files (receipts and returns), booked line by line"),
                        tag(
                                "Payer accounts",
                                "The bank accounts by which payers are known, for matching receipts with loans"),
                        tag("Credit lines", "The limit, used and available credit of each dealer, and its movements"),
                        tag("Imports", "Files of loans and of credit limits"),
                        tag("Day-ends", "The day-end of each date: its status, failed loans and trial balance"),
                        tag("Dead letters", "Credit messages that were given up on, and decisions about them"),
                        tag("Reconciliations", "Comparisons of the account side with the credit side"),
                        tag("Reports", "Balances at the end of closed dates, overdue debts, income and maturities"),
                        tag("Settings", "The effective settings of the API"),
                        tag("Operations", "Counts of the items that wait for a person, and the state of the servers"),
                        tag("Search", "Search by an id or its beginning"),
                        tag("Audit", "Actions of people and of the system; entries are never changed"),
                        tag("Payloads", "The codec with which the Temporal UI shows encrypted payloads"),
                        tag("Problems", "Meaning and remedy of each problem type")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }

    /** RFC 9457, with the extensions that some types have. */
    private static Schema<?> problem() {
        Schema<?> problem = new JsonSchema();
        problem.description("An error and its remedy; further fields depend on the type.");
        problem.addType("object");
        problem.addProperty("type", Answers.text().description("Stable; also the path of its explanation"));
        problem.addProperty("title", Answers.text());
        problem.addProperty("status", new JsonSchema().typesItem("integer"));
        problem.addProperty("detail", Answers.text().description("The error in this request, and its remedy"));
        problem.addProperty("instance", Answers.text());
        problem.setRequired(List.of("type", "title", "status", "detail"));
        return problem;
    }
}
