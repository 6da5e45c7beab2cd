import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { useEffect, useState } from "react";
import type { Clock } from "../../api/types";

const TIME = /^(\d\d)\.(\d\d)\.(\d{4}) kl\. (\d\d):(\d\d)$/;
const MINUTE_MS = 60_000;

/** Until when the form must have reached whom it is for, counted down. Nothing until it is said when it began. */
export function ClockNote({ clock, began }: { clock: Clock; began: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS / 2);
    return () => clearInterval(timer);
  }, []);
  const start = moment(began);
  if (start === undefined) {
    return (
      <InlineMessage status="info" size="small">
        Fristen er {clock.hours} timer. Fyll inn når det begynte, så regnes den ut her.
      </InlineMessage>
    );
  }
  const end = new Date(start);
  end.setTime(end.getTime() + clock.hours * 60 * MINUTE_MS);
  const minutes = Math.floor((end.getTime() - now) / MINUTE_MS);
  const late = minutes < 0;
  return (
    <InlineMessage status={late ? "error" : "warning"} size="small" role="timer">
      Må være levert innen {shown(end)}: {late ? `${span(-minutes)} over fristen` : `${span(minutes)} igjen`}.
    </InlineMessage>
  );
}

function moment(text: string): Date | undefined {
  const [, day, month, year, hour, minute] = TIME.exec(text.trim()) ?? [];
  if (minute === undefined) return undefined;
  const date = new Date(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  return date.getDate() === Number(day) ? date : undefined;
}

function shown(date: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const day = `${two(date.getDate())}.${two(date.getMonth() + 1)}.${date.getFullYear()}`;
  return `${day} kl. ${two(date.getHours())}.${two(date.getMinutes())}`;
}

function span(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} t ${minutes % 60} min`;
}
