SHELL := bash
MVN := mvn -B --no-transfer-progress
# Options of builds whose jars are only run: `make test` does the checks.
UNCHECKED := -q -Dmaven.test.skip -Dspotless.check.skip -Dcyclonedx.skip

JDK := $(shell devstack/find-jdk)
# Maven runs on any Java, but compiles twice as fast on this one: see `older-java` in pom.xml.
export JAVA_HOME := $(JDK)
DEVSTACK := $(JDK)/bin/java -cp devstack/target/classes floorplan.devstack.Devstack

SOURCES := $(shell find pom.xml */pom.xml */src/main sql .mvn)
APPS := $(foreach app,api worker provider,$(app)/target/$(app)-0.1.0-SNAPSHOT-app.jar)
BENCH_APP := bench/target/bench-0.1.0-SNAPSHOT-app.jar
FAULTS := faults/target/classpath
DEVSTACK_SOURCES := $(shell find pom.xml devstack/pom.xml devstack/src/main)
DEVSTACK_CLASS := devstack/target/classes/floorplan/devstack/Devstack.class

.PHONY: help demo test up down status token statements audit compat bench faults format openapi mutants tools

help: ## This list
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

demo: up ## Start the system, import loans, close dates, repay, and show the results
	@devstack/demo.py

test: $(DEVSTACK_CLASS) ## Run all checks and all tests, on real servers
	@trap 'status=$$?; $(DEVSTACK) test-down; exit $$status' EXIT; trap 'exit 130' INT TERM; \
	$(DEVSTACK) test-up && $(MVN) -T 2 verify

up: $(APPS) ## Start the servers and applications that are not running
	@$(DEVSTACK) up

down: $(DEVSTACK_CLASS) ## Stop everything that `make up` has started; the data stays
	@$(DEVSTACK) down

bench: $(APPS) $(BENCH_APP) ## Compare Floorplan with alternatives, side by side; BENCH=name picks one comparison
	@$(JDK)/bin/java -Xmx1g -XX:+UseParallelGC -jar $(BENCH_APP) $(BENCH)

faults: $(APPS) $(FAULTS) ## Break one thing at each point, then check the books: CELLS=… picks cells, SEEDS=n runs each n times (3), SEED=n replays, MINUTES=n for CELLS=mixed or long
	@cd faults && $(JDK)/bin/java $(if $(MINUTES),-Dfaults.minutes=$(MINUTES)) \
	  -cp target/test-classes:$$(cat target/classpath) floorplan.faults.Faults "$(CELLS)" "$(SEEDS)" "$(SEED)"

compat: export SERVERS := compat
compat: $(APPS) $(BENCH_APP) $(FAULTS) ## Run integration tests, faults and two benches on MySQL, RabbitMQ 4 and Redis 8
	@trap 'status=$$?; $(DEVSTACK) test-down; exit $$status' EXIT; trap 'exit 130' INT TERM; \
	$(DEVSTACK) test-up && $(MVN) -T 2 -fae -Dspotless.check.skip -Dcyclonedx.skip -Dtest=None \
	  -Dsurefire.failIfNoSpecifiedTests=false verify
	@$(MAKE) faults SEEDS=1
	@$(MAKE) bench BENCH="day_end.vs_set_sql repayment.vs_floor"

status: $(DEVSTACK_CLASS) ## Show which parts answer, their ports and their logs
	@$(DEVSTACK) status

token: $(DEVSTACK_CLASS) ## Print a token for the API: ROLE=name, or none to see the roles
	@$(DEVSTACK) token $(ROLE)

statements: $(DEVSTACK_CLASS) ## Run STATEMENTS="…" in SCHEMA=account or clms as its owner
	@$(DEVSTACK) sql "$$SCHEMA" "$$STATEMENTS"

audit: $(APPS) ## Verify the audit trail; HEAD="…" from an earlier run also reveals rows cut off since
	@set -a; . .floorplan/env; $(JDK)/bin/java -Xmx64m -Dloader.main=floorplan.store.audit.VerifyAudit \
	  -cp $(firstword $(filter worker/%,$(APPS))) org.springframework.boot.loader.launch.PropertiesLauncher

format: tools ## Format the code as the build wants it
	@$(MVN) -q spotless:apply

openapi: tools ## Renew docs/openapi.json from the API's code
	@$(MVN) -q -pl api -am -Dtest=None -Dit.test=OpenApiIT -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dfailsafe.failIfNoSpecifiedTests=false -Dfloorplan.openapi.renew=true verify

mutants: tools ## Run the mutation test of the domain
	@$(MVN) -pl domain test-compile org.pitest:pitest-maven:mutationCoverage

$(APPS) &: $(SOURCES) | tools
	$(MVN) $(UNCHECKED) -pl api,worker,provider -am package
	@touch $(APPS)

$(BENCH_APP): $(APPS)
	$(MVN) $(UNCHECKED) -pl bench -am package
	@touch $(APPS) $@

# The module has only tests: they are compiled here and not run.
$(FAULTS): $(APPS) $(shell find */src/test)
	$(MVN) -q -DskipTests -Dspotless.check.skip -Dcyclonedx.skip -pl faults -am package dependency:build-classpath \
	  -DincludeScope=test -Dmdep.outputFile=target/classpath
	@touch $(APPS) $@

$(DEVSTACK_CLASS): $(DEVSTACK_SOURCES) | tools
	@$(MVN) $(UNCHECKED) -pl devstack compile
	@touch $@

tools:
	@test -n "$(JDK)"
	@command -v mvn > /dev/null || { echo "Maven is missing: apt-get install maven" >&2; exit 1; }
