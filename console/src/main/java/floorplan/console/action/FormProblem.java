package floorplan.console.action;

import floorplan.console.operation.Problem;
import floorplan.console.operation.Problem.WrongField;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The API's reasons against a form, in English.
 *
 * @param beside reasons by the name of the field that they concern
 * @param general the reason that concerns no field of the form; empty if there is none
 */
public record FormProblem(Map<String, String> beside, String general) {
    static FormProblem of(ActionForm form, Problem problem) {
        Map<String, String> beside = new LinkedHashMap<>();
        StringBuilder general = new StringBuilder();
        for (WrongField wrong : problem.errors()) {
            form.fields().stream()
                    .filter(field -> field.shortName().equals(wrong.field()))
                    .findFirst()
                    .ifPresentOrElse(
                            field -> beside.put(field.name(), wrong.reason()),
                            () -> general.append(wrong.field())
                                    .append(": ")
                                    .append(wrong.reason())
                                    .append(". "));
        }
        String blamed = form.blamed().get(problem.type());
        if (blamed != null) {
            beside.put(blamed, problem.detail());
        } else if (problem.errors().isEmpty()) {
            general.append(problem.detail());
        }
        return new FormProblem(beside, general.toString().strip());
    }
}
