import type { LogEntry } from "../../api/types";
import { useChange } from "../../app/change";
import { RemovalEffects } from "../../components/EffectsNote";
import { ErrorMessage } from "../../components/ErrorMessage";
import { foresee, gist } from "../../components/foresee";
import { Confirm } from "../../components/Modal";
import { useTask } from "../../data/hooks";
import { date } from "../../format";
import { activity, form } from "../../words";

/** Asks before an entry is removed. */
export function RemoveEntry({ id, entry, onClose }: { id: string; entry: LogEntry; onClose: () => void }) {
  const change = useChange(entry.case);
  const task = useTask();
  const remove = () =>
    task.run(async () => {
      const follows = await foresee(entry.case, { kind: "remove", id });
      await change("entry.remove", { id }, ["removed", describe(entry), gist(follows)]);
      onClose();
    });
  return (
    <Confirm
      title="Fjerne?"
      action="Fjern"
      busy={task.busy}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>{describe(entry)} fjernes.</p>
      <RemovalEffects caseId={entry.case} id={id} />
      <ErrorMessage error={task.error} />
    </Confirm>
  );
}

/** `Oppfølging av deltaker 04.05.2026`. */
export function describe(entry: LogEntry): string {
  return `${activity[entry.activity]} ${date(entry.date)}`;
}

/** Where they met, as far as it is said. */
function place({ outside_office: outside }: LogEntry): string {
  return outside === null ? "" : outside ? ", utenfor kontoret" : ", på kontoret";
}

/** How they met; of an absence, whether it is excused. */
export function detail(entry: LogEntry): string {
  if (entry.activity === "group" && entry.group_size !== null) {
    const size = entry.group_size === 1 ? "1 deltaker" : `${entry.group_size} deltakere`;
    return `${form[entry.form].toLowerCase()}, ${size}${place(entry)}`;
  }
  if (entry.activity !== "absence") return `${form[entry.form].toLowerCase()}${place(entry)}`;
  if (entry.valid === null) return "grunn ikke oppgitt";
  return entry.valid ? "gyldig grunn" : "uten gyldig grunn";
}
