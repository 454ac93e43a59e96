#!/usr/bin/env python3
"""Shows Floorplan at work on the running system: an import, days closed, repayments of every loan type, a refusal and a dead letter.

Reads .floorplan/env. It may be run again: earlier imports and repayments are recognized and answered as before.
"""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENV = dict(line.split("=", 1) for line in (ROOT / ".floorplan/env").read_text().splitlines() if "=" in line)
DEALER_WITH_WRONG_LINE = "DEMO-DEALER"
LAST_DATE_CLOSED = "2026-03-09"


def call(method, path, body=None, content_type="application/json", **headers):
    request = urllib.request.Request(ENV["FLOORPLAN_URL"] + path, method=method)
    request.add_header("Authorization", "Bearer " + ENV["FLOORPLAN_TOKEN"])
    for name, value in headers.items():
        request.add_header(name.replace("_", "-"), value)
    if body is not None:
        request.add_header("Content-Type", content_type)
        request.data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return response.status, response.headers, json.load(response)
    except urllib.error.HTTPError as problem:
        return problem.code, problem.headers, json.load(problem)


def heading(text):
    print(f"\n\033[1m{text}\033[0m", flush=True)


def import_file(kind, text):
    status, _, answer = call("POST", f"/v1/imports/{kind}", text, "text/csv", Prefer="wait=10")
    while status in (201, 202) and answer["status"] == "RUNNING":
        time.sleep(0.5)
        status, _, answer = call("GET", f"/v1/imports/{answer['id']}")
    if answer.get("status") != "COMPLETED":
        raise SystemExit(f"The import of {kind} was refused: {answer}")
    print(f"  {kind}: {answer['rows']} rows")


def repay(key, loan, amount, payer="DEALER", value_date="2026-03-10"):
    body = {"loanId": loan, "payer": payer, "amount": amount, "currency": "CNY", "valueDate": value_date}
    status, headers, answer = call("POST", "/v1/repayments", body, Idempotency_Key=key, Prefer="wait=10")
    while status == 202:
        time.sleep(0.5)
        status, _, answer = call("GET", f"/v1/repayments/{answer['id']}")
        status = 202 if answer["status"] in ("ACCEPTED", "APPLIED") else 201
    return status, headers.get("Idempotent-Replayed"), answer


def used(dealer):
    return call("GET", f"/v1/credit-lines/{dealer}")[2]["used"]


def wait_until(what, condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise SystemExit(f"Gave up after {seconds} s waiting until {what}")
        time.sleep(0.3)


def credit_status(repayment_id):
    return call("GET", f"/v1/repayments/{repayment_id}")[2]["creditStatus"]


def as_clms_owner(sql):
    """Changes clms's database by hand, which no interface of Floorplan allows."""
    subprocess.run(["make", "-s", "-C", str(ROOT), "statements", "SCHEMA=clms", f"STATEMENTS={sql}"], check=True)


def show_import():
    heading("1. A portfolio is imported: credit lines, then loans, all rows or none")
    for kind in ("credit-lines", "loans"):
        import_file(kind, (ROOT / f"devstack/demo/{kind}.csv").read_text())


def start_dead_letter():
    """Sets the used credit of a dealer to zero in clms's database and repays a loan: the credit cannot be restored."""
    as_clms_owner(f"UPDATE credit_line SET used = 0 WHERE dealer_id = '{DEALER_WITH_WRONG_LINE}'")
    closed = date.fromisoformat(call("GET", "/v1/loans/DEMO-LOAN")[2]["accruedThrough"])
    first_open = str(closed + timedelta(days=1))
    # The amount exceeds the loan's interest and fees, so that it pays principal, whose credit must be restored.
    _, _, answer = repay(f"demo-dead-letter-{time.time_ns()}", "DEMO-LOAN", "2000.00", value_date=first_open)
    return answer["id"]


def close_days():
    heading(f"2. Every date through {LAST_DATE_CLOSED} is closed, one after the other, and its books are proved")
    begin = time.monotonic()
    status, _, answer = call("POST", "/v1/day-ends", {"businessDate": LAST_DATE_CLOSED})
    if status not in (200, 202):
        raise SystemExit(f"The dates were not closed: {answer}")
    while answer["status"] == "RUNNING" and not answer["waitsFor"]:
        dates = call("GET", "/v1/day-ends?limit=1")[2]["items"]
        if dates and sys.stdout.isatty():
            print(f"\r  {dates[0]['businessDate']} …\r", end="", flush=True)
        time.sleep(0.5)
        answer = call("GET", f"/v1/day-ends/{LAST_DATE_CLOSED}")[2]
    if not answer.get("trialBalance"):
        raise SystemExit(f"The dates were not closed: {answer}")
    dates = call("GET", "/v1/day-ends?limit=1000")[2]["items"]
    took = f"{time.monotonic() - begin:.0f} s" if status == 202 else "closed before"
    print(f"  {len(dates)} dates, {took}. The last of them:")
    for day in [day for day in dates if day["businessDate"] <= LAST_DATE_CLOSED][:3]:
        print(f"  {day['businessDate']}  {day['status']:<9} {day['failures']} failures, closed at {day['closedAt'][:19]}Z")
    show_trial_balance(answer)


def show_trial_balance(day_end):
    loans = ", ".join(f"{kind['done']} of {kind['eligible']} {kind['loanType']}" for kind in day_end["loanTypes"])
    print(f"\n  Trial balance of {day_end['businessDate']}: {day_end['status']}, loans accrued: {loans}")
    print(f"  {'account':<34}{'loan type':<14}{'balance':>18}{'loans owe':>16}")
    checks = day_end["trialBalance"]["checks"]
    ledger = lambda check: (check["account"], check["loanType"], check["currency"])
    owed = {ledger(check): check for check in checks if check["name"] == "RECEIVABLE"}
    for check in checks:
        if check["name"] == "CLOSING_BALANCE":
            other = owed.get(ledger(check), {"expected": "", "holds": True})
            holds = "holds" if check["holds"] and other["holds"] else "DIFFERS"
            print(
                f"  {check['account']:<34}{check['loanType']:<14}{check['currency']} {check['actual']:>14}"
                f"{other['expected']:>16}  {holds}"
            )
    print(f"  In all {sum(check['holds'] for check in checks)} of {len(checks)} checks hold.")


def show_repayments():
    heading("3. Each loan of the worked example, accrued through 9 March, is repaid 10,000.00 on 10 March")
    print(f"  {'loan':22}{'penalty':>9}{'late fee':>10}{'interest':>10}{'principal':>11}   credit used before → after")
    for loan in ("EXAMPLE-DEALER", "EXAMPLE-SPLIT", "EXAMPLE-MANUFACTURER"):
        dealer = call("GET", f"/v1/loans/{loan}")[2]["dealerId"]
        before = used(dealer)
        _, replayed, answer = repay(f"demo-{loan}", loan, "10000.00")
        wait_until("the credit line is restored", lambda: credit_status(answer["id"]) == "RESTORED")
        part = answer["allocation"]
        print(
            f"  {loan:22}{part['penalty']:>9}{part['lateFee']:>10}{part['interest']:>10}{part['principal']:>11}"
            f"   {before} → {used(dealer)}" + ("   (replayed: the first answer again)" if replayed else "")
        )
    _, _, answer = repay("demo-manufacturer-pays", "EXAMPLE-SPLIT", "600.00", payer="MANUFACTURER")
    print(f"  The manufacturer pays 600.00 on EXAMPLE-SPLIT: interest {answer['allocation']['interest']}, no credit to restore")


def show_refusal():
    heading("4. A repayment of more than is owed is refused as a whole, and the answer names the most that is accepted")
    status, _, answer = repay("demo-too-much", "EXAMPLE-DEALER", "9000000.00")
    print(f"  {status} {answer['type']}: {answer['detail']}")


def show_dead_letter(repayment_id):
    heading("5. A credit message that cannot be carried out waits for a person")
    print(f"  The used credit of {DEALER_WITH_WRONG_LINE} was set to 0.00 by hand. Then DEMO-LOAN was repaid: restoring would make it negative.")
    wait_until("the message is a dead letter", lambda: credit_status(repayment_id) == "DEAD_LETTER")
    letter = call("GET", f"/v1/dead-letters/{repayment_id}")[2]
    print(f"  Dead letter {repayment_id}: {letter['failure']}")
    principal = call("GET", "/v1/loans/DEMO-LOAN")[2]["principal"].replace(".", "")
    restored = call("GET", f"/v1/repayments/{repayment_id}")[2]["allocation"]["principal"].replace(".", "")
    as_clms_owner(
        f"UPDATE credit_line SET used = {int(principal) + int(restored)} WHERE dealer_id = '{DEALER_WITH_WRONG_LINE}'"
    )
    call("POST", f"/v1/dead-letters/{repayment_id}/retry", {"reason": "credit line put right"})
    wait_until("the retried message is restored", lambda: credit_status(repayment_id) == "RESTORED")
    print(f"  The line is corrected and the message retried: {credit_status(repayment_id)}, used {used(DEALER_WITH_WRONG_LINE)}")


def main():
    show_import()
    close_days()
    dead_letter = start_dead_letter()
    show_repayments()
    show_refusal()
    show_dead_letter(dead_letter)
    heading("The system keeps running")
    print(f"  API          {ENV['FLOORPLAN_URL']}")
    print(f"  Swagger      {ENV['FLOORPLAN_URL']}/swagger-ui.html")
    print(f"  Console      {ENV['FLOORPLAN_URL']}/console  (the first lines above name its users and their password)")
    print(f"  Temporal UI  {ENV['FLOORPLAN_TEMPORAL_UI']}")
    print("  Token        . .floorplan/env; echo $FLOORPLAN_TOKEN")
    print("  Stop it with make down; the data stays in .floorplan/")


if __name__ == "__main__":
    main()
