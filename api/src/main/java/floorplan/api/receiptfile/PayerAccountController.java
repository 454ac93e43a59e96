package floorplan.api.receiptfile;

import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.request.BodyFields;
import floorplan.api.security.Caller;
import floorplan.domain.loan.LoanNames;
import floorplan.domain.loan.Payer;
import floorplan.store.receiptfile.PayerAccounts;
import floorplan.store.receiptfile.PayerAccounts.PayerAccount;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists, sets and removes the bank accounts that dealers and manufacturers pay from. */
@RestController
@Tag(name = "Payer accounts")
@RequestMapping("/v1/payer-accounts")
class PayerAccountController {
    private static final String FIRST = "";

    private final PayerAccounts accounts;

    PayerAccountController(PayerAccounts accounts) {
        this.accounts = accounts;
    }

    /** A known account. */
    record PayerAccountAnswer(
            @Schema(description = "The account, which is also the id", example = "6222020200112233")
            String id,

            @Schema(example = "6222020200112233") String account,
            Payer payer,

            @Schema(description = "Id of the dealer or manufacturer", example = "D-1")
            String partyId,

            @Schema(description = "Client that stated it: `sub` of its token", example = "operator")
            String by,

            Instant changedAt) {
        static PayerAccountAnswer of(PayerAccount account) {
            return new PayerAccountAnswer(
                    account.account(),
                    account.account(),
                    account.payer(),
                    account.party(),
                    account.by(),
                    account.changedAt());
        }
    }

    /** An account and the party that pays from it. */
    record PayerAccountBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    pattern = "^[A-Za-z0-9._:-]{1,64}$",
                    example = "6222020200112233")
            @Nullable
            String account,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, implementation = Payer.class) @Nullable
            String payer,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "Id of the dealer or manufacturer",
                    pattern = "^[A-Za-z0-9._:-]{1,64}$",
                    example = "D-1")
            @Nullable
            String partyId) {}

    /**
     * States the dealer or manufacturer that pays from a bank account, for files that are read from now on. If the
     * account is already known, its payer is replaced. The audit log keeps each change.
     */
    @Operation(operationId = "setPayerAccount", summary = "State the payer of a bank account")
    @PostMapping
    PayerAccountAnswer set(@AuthenticationPrincipal Caller caller, @RequestBody PayerAccountBody body) {
        BodyFields fields = new BodyFields();
        String account = fields.required("account", body.account(), LoanNames.ID_RULE, PayerAccountController::id);
        Payer payer = fields.required("payer", body.payer(), "must be DEALER or MANUFACTURER", Payer::valueOf);
        String party = fields.required("partyId", body.partyId(), LoanNames.ID_RULE, PayerAccountController::id);
        fields.requireAllRight();
        if (account == null || payer == null || party == null) {
            throw new IllegalStateException("every field was checked");
        }
        return PayerAccountAnswer.of(accounts.set(account, payer, party, caller.client()));
    }

    private static String id(String text) {
        if (!LoanNames.isId(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    /** Forgets an account, for files that are read from now on. */
    @Operation(operationId = "removePayerAccount", summary = "Forget a bank account")
    @PostMapping("/{account}/removal")
    PayerAccountAnswer remove(@AuthenticationPrincipal Caller caller, @PathVariable String account) {
        return accounts.remove(account, caller.client())
                .map(PayerAccountAnswer::of)
                .orElseThrow(() ->
                        new ApiProblem(ProblemType.NOT_FOUND, "Account " + account + " is not known as a payer's."));
    }

    /** Known accounts, by account. */
    @Operation(operationId = "listPayerAccounts", summary = "List the bank accounts that payers are known by")
    @GetMapping
    Page<PayerAccountAnswer> list(
            @Parameter(description = "Id of the dealer or manufacturer", example = "D-1") @RequestParam @Nullable
                    String partyId,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        if (partyId != null && !LoanNames.isId(partyId)) {
            throw ApiProblem.invalid("partyId", LoanNames.ID_RULE);
        }
        String after = Cursor.decode(cursor, PayerAccountController::id, position -> position, FIRST);
        return Page.of(
                accounts.list(partyId, after, Cursor.limit(limit) + 1),
                limit,
                PayerAccountAnswer::of,
                PayerAccount::account,
                next -> list(partyId, Page.MOST_ITEMS, next));
    }
}
