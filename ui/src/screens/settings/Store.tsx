import { useAnswer } from "../../data/hooks";

/** Where everything lies, and which version this is. */
export function Store() {
  const status = useAnswer("status", {}).data;
  if (status === undefined) return null;
  return (
    <section className="stack" aria-labelledby="store">
      <h2 id="store">Om denne mappen</h2>
      <dl className="facts">
        <dt>Ligger i</dt>
        <dd className="settings__path">{status.folder}</dd>
        <dt>Versjon</dt>
        <dd>{status.version}</dd>
      </dl>
      <p className="subtle prose">Alt lagres kryptert på denne maskinen. Tiltaksmappe bruker aldri nettet.</p>
    </section>
  );
}
