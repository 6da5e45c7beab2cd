import { FilePlusIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { CommonForm, Drafts } from "../../api/types";
import { go, href } from "../../app/router";
import { DateField, useDateText } from "../../components/DateField";
import { ErrorMessage } from "../../components/ErrorMessage";
import { Form } from "../../components/Form";
import { Cancel, Modal } from "../../components/Modal";
import { useAnswer, useSend, useTask } from "../../data/hooks";
import { errorsByName } from "../../errors";
import { date, span } from "../../format";
import { IndicatorsLink } from "../indicators/IndicatorsLink";
import { EvaluationNote } from "../report/EvaluationNote";

/** What is written on a whole agreement: results, evaluation, invoices, notice of a breach. */
export function CommonReports({ answer }: { answer: Drafts }) {
  const send = useSend();
  const task = useTask();
  const dues = useAnswer("today", {}).data?.portfolio ?? [];
  const [choosing, setChoosing] = useState<CommonForm | null>(null);
  if (answer.forms.length === 0) return null;
  const agreements = [...new Set(answer.forms.map((form) => form.agreement))];
  const begin = (form: CommonForm) =>
    form.period
      ? setChoosing(form)
      : void task.run(async () => {
          const { id } = await send("report.begin", { template: form.template, occurrence: null });
          go({ screen: "report", id });
        });

  return (
    <section className="stack" aria-labelledby="common">
      <h2 id="common">For hele avtalen</h2>
      <ErrorMessage error={task.error} />
      {agreements.map((agreement) => (
        <div key={agreement}>
          <h3>{agreement}</h3>
          <ul className="plain-list template-list">
            {answer.forms
              .filter((form) => form.agreement === agreement)
              .map((form) => (
                <li key={form.template}>
                  <Button
                    type="button"
                    size="small"
                    variant="tertiary"
                    icon={<FilePlusIcon aria-hidden />}
                    disabled={task.busy}
                    onClick={() => begin(form)}
                  >
                    {form.title}
                    <span className="sr-only">, {agreement}</span>
                  </Button>
                </li>
              ))}
          </ul>
          <IndicatorsLink agreement={idOf(answer, agreement)} />
          <EvaluationNote agreement={idOf(answer, agreement)} />
        </div>
      ))}
      {answer.delivered.length > 0 && (
        <div>
          <h3>Levert</h3>
          <ul className="plain-list">
            {answer.delivered.map((report) => (
              <li key={report.id}>
                <a href={href({ screen: "report", id: report.id })}>
                  {report.title}, {report.agreement}
                </a>
                {report.period && ` ${span(report.period)}`}, levert {date(report.delivered)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {choosing && (
        <Period
          form={choosing}
          suggested={dues.find((due) => !due.monthly && due.template === choosing.template)?.period}
          onClose={() => setChoosing(null)}
        />
      )}
    </section>
  );
}

function idOf({ forms }: Drafts, agreement: string): string | undefined {
  return forms.find((form) => form.agreement === agreement)?.agreement_id;
}

/** Which days it reports on. Blank is the last month that is over. */
function Period(props: {
  form: CommonForm;
  /** What the form's next due date is about, where that is no month. */
  suggested: [string, string] | undefined;
  onClose: () => void;
}) {
  const { form, suggested, onClose } = props;
  const send = useSend();
  const task = useTask();
  const [first, last] = [useDateText(suggested?.[0]), useDateText(suggested?.[1])];
  const refusal = errorsByName(task.error).period;

  async function submit(saved: () => void) {
    const [from, to] = [await first.read(), await last.read()];
    if (from === undefined || to === undefined) return;
    if ((from === null) !== (to === null)) {
      (from === null ? first : last).fail("Fyll inn begge datoene, eller ingen av dem.");
      return;
    }
    const period: [string, string] | null = from !== null && to !== null ? [from, to] : null;
    const { id } = await send("report.begin", { template: form.template, occurrence: null, period });
    saved();
    onClose();
    go({ screen: "report", id });
  }

  return (
    <Modal
      title={form.title}
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="common-period" loading={task.busy}>
            Begynn
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="common-period" fleeting task={task} submit={submit} fieldError={refusal !== undefined}>
        <p className="prose">{form.agreement}. Uten datoer gjelder den siste måneden som er omme.</p>
        <div className="half-fields">
          <DateField label="Fra og med" optional value={first} />
          <DateField label="Til og med" optional value={{ ...last, error: last.error ?? refusal }} />
        </div>
      </Form>
    </Modal>
  );
}
