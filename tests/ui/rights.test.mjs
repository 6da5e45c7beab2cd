// What a participant may ask for: an inquiry sent on to NAV, the report of all that is kept, a restriction.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

const TODAY = "2026-05-04";

/** The window at one participant, with a folder for what is written. */
async function opened(t, size) {
	const seen = { faults: [] };
	const folder = scratch(t);
	const out = join(folder, "ut");
	mkdirSync(out);
	const server = await serve(join(folder, "store"), { today: TODAY });
	t.after(() => assert.deepEqual(seen.faults, []));
	t.after(() => server.kill());
	await server.rpc("store.create", { passphrase: PASSPHRASE });
	const { profile } = await server.rpc("profile");
	await server.rpc("profile.save", {
		profile: {
			...profile,
			counsellor: "Jorunn Konsulent",
			provider: "Eksempel Tiltak AS",
			export_folder: out,
		},
	});
	const { id } = await server.rpc("case.create", {
		agreement: "jmo-vest-viken",
		person: { first_name: "Åse", last_name: "Østby-Eksempelsen" },
		ordered: "2026-01-05",
		started: "2026-02-01",
	});
	const { page, faults } = await browse(t, size);
	seen.faults = faults;
	await page.goto(`${server.url}/#/deltaker/${id}/personvern`);
	await page.getByRole("heading", { name: "Innsyn og krav" }).waitFor();
	return { server, page, id, out };
}

const says = (page, text) =>
	page.getByRole("status").filter({ hasText: text }).first().waitFor();

test("an inquiry goes to NAV, NAV says yes, and the participant's copy can be made", async (t) => {
	const { server, page, id, out } = await opened(t);
	await page.getByRole("button", { name: "Registrer henvendelse" }).click();
	let dialog = page.getByRole("dialog");
	await dialog
		.getByLabel("Hva det gjelder")
		.fill("Vil se alt som er lagret om henne, også det som er sendt til NAV.");
	await inspect(page, "rights-inquiry-dialog");
	await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
	await says(page, "Registrert: Henvendelse: innsyn");
	await page.getByText("NAV skal ha beskjed straks").waitFor();

	// «I dag» says so, and leads there.
	await page.goto(`${server.url}/#/i-dag`);
	await page.getByText("NAV skal ha beskjed straks om 1 henvendelse").waitFor();
	await inspect(page, "rights-today");
	await page.getByRole("link", { name: "Gå til henvendelsene" }).click();
	await page.getByRole("heading", { name: "Under arbeid" }).waitFor();
	await inspect(page, "rights-requests");

	await page.getByRole("button", { name: "NAV har fått beskjed …" }).click();
	await page.getByRole("dialog").getByRole("button", { name: "Lagre" }).click();
	await page.getByText("Venter på NAV").waitFor();

	// Until NAV has said yes, the report is for NAV alone.
	await page.goto(`${server.url}/#/deltaker/${id}/personvern`);
	await page.getByRole("button", { name: "Lag innsynsrapport …" }).click();
	dialog = page.getByRole("dialog");
	await dialog.getByText("Rapporten er til NAV").waitFor();
	assert.equal(await dialog.getByRole("radio").count(), 0);
	await dialog.getByRole("button", { name: "Lag rapporten" }).click();
	await dialog.getByText("Skriv hvorfor innsynsrapporten lages").waitFor();
	await dialog
		.getByLabel("Hvorfor rapporten lages")
		.fill("NAV Drammen ber om innsyn for deltakeren");
	await inspect(page, "rights-access-dialog");
	await dialog.getByRole("button", { name: "Lag rapporten" }).click();
	await dialog.getByText("Innsynsrapporten er laget").waitFor();
	await inspect(page, "rights-access-done");
	await dialog
		.getByRole("button", { name: "Lukk", exact: true })
		.last()
		.click();
	const files = readdirSync(out).sort();
	assert.equal(files.length, 2);
	const json = files.find((file) => file.endsWith(".json"));
	const report = JSON.parse(readFileSync(join(out, json), "utf8"));
	assert.equal(report.audience, "nav");
	assert.ok(!files.join().includes("Østby"), "no name in a file's");

	await page.getByRole("button", { name: "NAV har svart …" }).click();
	dialog = page.getByRole("dialog");
	await dialog.getByRole("button", { name: "Lagre" }).click();
	await dialog.getByText("Velg hva NAV har bestemt.").waitFor();
	await dialog.getByLabel("Ja, det skal gjøres").check();
	await dialog.getByRole("button", { name: "Lagre" }).click();
	await page.getByText("NAV har svart", { exact: true }).waitFor();
	await page.getByRole("button", { name: "Lag innsynsrapport …" }).click();
	dialog = page.getByRole("dialog");
	await dialog.getByLabel(/^Deltakeren: NAV har bestemt 04\.05\.2026/).check();
	await dialog.getByLabel("Hvorfor rapporten lages").fill("Etter NAVs svar");
	await dialog.getByRole("button", { name: "Lag rapporten" }).click();
	await dialog
		.getByText("Gi den til deltakeren på den måten NAV har bestemt.")
		.waitFor();
	assert.equal(readdirSync(out).length, 4);
});

test("a restricted case is read, said so everywhere, and lifted again", async (t) => {
	const { server, page, id } = await opened(t);
	const { id: report } = await server.rpc("report.begin", {
		case: id,
		template: "jmo-vest-viken/statusrapport",
	});
	await page.getByRole("button", { name: "Begrens …" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByRole("button", { name: "Begrens", exact: true }).click();
	await dialog
		.getByText("Skriv hvorfor opplysningene skal begrenses")
		.waitFor();
	await dialog
		.getByLabel("Hvorfor, og hvem i NAV som har bestemt det")
		.fill("NAV Drammen, uenighet om fraværet");
	await inspect(page, "rights-restrict-dialog");
	await dialog.getByRole("button", { name: "Begrens", exact: true }).click();
	await page
		.getByRole("heading", { name: "Begrenset fra 04.05.2026" })
		.waitFor();
	assert.equal(
		await page.getByRole("button", { name: "Registrer hendelse" }).count(),
		0,
	);
	await inspect(page, "rights-restricted");

	// What is tried all the same is refused with a sentence.
	await page.goto(`${server.url}/#/deltaker/${id}/opplysninger`);
	await page.getByLabel("Telefon (valgfritt)").fill("90000001");
	await page.getByRole("button", { name: "Lagre" }).first().click();
	await page
		.getByRole("alert")
		.filter({ hasText: "Opplysningene er begrenset fra 04.05.2026" })
		.first()
		.waitFor();
	await server
		.rpc("list", {})
		.then(({ cases }) => assert.equal(cases[0].frozen.why, "restricted"));

	await page.goto(`${server.url}/#/rapport/${report}`);
	const forlat = page.getByRole("button", { name: "Forlat uten å lagre" });
	await forlat
		.or(page.getByRole("heading", { name: "Begrenset fra 04.05.2026" }))
		.first()
		.waitFor();
	if (await forlat.isVisible()) await forlat.click();
	await page.getByRole("heading", { name: /^Statusrapport/ }).waitFor();
	await page.getByText("de kan leses, men ikke endres").first().waitFor();
	await inspect(page, "rights-report");
	await page.goto(`${server.url}/#/portefolje`);
	await page.getByText("Begrenset", { exact: true }).waitFor();
	await inspect(page, "rights-portfolio");

	await page.goto(`${server.url}/#/deltaker/${id}/personvern`);
	await page.getByRole("button", { name: "Endre eller opphev …" }).click();
	await page
		.getByRole("dialog")
		.getByRole("button", { name: "Opphev begrensningen" })
		.click();
	await page.getByRole("button", { name: "Registrer hendelse" }).waitFor();
});

test("on a narrow window nothing is cut off", async (t) => {
	const { server, page, id } = await opened(t, { width: 320, height: 700 });
	await server.rpc("inquiry.save", {
		inquiry: {
			case: id,
			kind: "disclosure",
			from: "authority",
			who: "Kripos, sak 2026/000123",
			received: "2026-05-01",
			how: "letter",
			text: "Ber om alle opplysninger om deltakelsen i tiltaket fra januar til april.",
		},
	});
	await server.rpc("restriction.save", {
		case: id,
		since: "2026-05-01",
		reason: "NAV Drammen",
	});
	await page.reload();
	await page.getByText("NAV har ventet i 3 dager").waitFor();
	await inspect(page, "rights-narrow");
	const wide = await page.evaluate(() => document.documentElement.scrollWidth);
	assert.ok(wide <= 320, `${wide} px wide`);
	await page.goto(`${server.url}/#/personvern/henvendelser`);
	await page.getByRole("heading", { name: "Under arbeid" }).waitFor();
	await inspect(page, "rights-requests-narrow");
});
