import { RemoveDemo } from "../../components/demo/RemoveDemo";
import { participants } from "../../components/demo/words";
import { useAnswer } from "../../data/hooks";

/** The demo data, as long as there is any. */
export function Demo() {
  const demo = useAnswer("status", {}).data?.demo ?? null;
  if (demo === null) return null;
  return (
    <section className="panel" aria-labelledby="demo">
      <h2 id="demo">Eksempeldata</h2>
      <div className="stack">
        <p className="prose">
          {demo > 0
            ? `Mappen har ${participants(demo)} til å se seg rundt med. Eksempeldataene kan fjernes sporløst.`
            : "De oppdiktede deltakerne er borte, men kontaktene deres er igjen i mappen."}
        </p>
        <div>
          <RemoveDemo demo={demo} />
        </div>
      </div>
    </section>
  );
}
