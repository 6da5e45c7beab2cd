import { createPortal } from "react-dom";
import { date } from "../../format";

/** The page that «Skriv ut» puts on paper: the code, its day and what it is for. Not shown on screen. */
export function PrintedCode({ code, made }: { code: string; made: string }) {
  return createPortal(
    <div className="printed-code" aria-hidden>
      <h1>Gjenopprettingskode for Tiltaksmappe</h1>
      <p className="printed-code__code">{code}</p>
      <p>Laget {date(made)}. Lages det en ny kode, gjelder ikke denne lenger.</p>
      <p>
        Koden åpner mappen når passordfrasen er glemt: Start Tiltaksmappe, velg «Bruk gjenopprettingskode» og
        skriv koden. Bindestreker, mellomrom og store eller små bokstaver spiller ingen rolle.
      </p>
      <p>
        Den som har både koden og maskinen, kan lese alt. Oppbevar arket innelåst, et annet sted enn maskinen.
      </p>
    </div>,
    document.body,
  );
}
