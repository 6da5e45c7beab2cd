import { DateField, useDateText } from "../../../components/DateField";
import { host } from "../../../host";
import { SaveFileDialog } from "../incidents/SaveFileDialog";

/** Writes the log for NAV: who did what when, with references in place of names. */
export function ExportLog(props: {
  folder: string;
  today: string;
  since: string | null;
  until: string | null;
  onClose: () => void;
}) {
  const [since, until] = [useDateText(props.since), useDateText(props.until)];
  return (
    <SaveFileDialog
      title="Lagre endringsloggen uten personopplysninger"
      name={`endringslogg-${props.today}.xlsx`}
      folder={props.folder}
      onClose={props.onClose}
      save={async (file) => {
        const [from, last] = [await since.read(), await until.read()];
        if (from === undefined || last === undefined) return null;
        return host.rpc("audit.export", { from, until: last, file });
      }}
    >
      <p className="prose">
        Et regneark med når, hvem og hva. Hver sak står med sin referanse; navn, tekster og verdier er ikke
        med. Nederst står hvor mange endringer loggen holder, og kjedens siste verdi, som viser om noe er
        endret siden.
      </p>
      <div className="half-fields">
        <DateField label="Fra og med" optional value={since} />
        <DateField label="Til og med" optional value={until} />
      </div>
    </SaveFileDialog>
  );
}
