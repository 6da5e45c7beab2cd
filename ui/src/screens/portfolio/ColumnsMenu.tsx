import { ChevronDownIcon } from "@navikt/aksel-icons";
import { ActionMenu } from "@navikt/ds-react/ActionMenu";
import { Button } from "@navikt/ds-react/Button";
import type { useArrangement } from "./arrangement";
import { COLUMNS } from "./columns";

/** Which columns to show. The name is always there. */
export function ColumnsMenu({ arrangement }: { arrangement: ReturnType<typeof useArrangement> }) {
  const { columns, show, usual, reset } = arrangement;
  return (
    <ActionMenu rootElement={document.getElementById("innhold")}>
      <ActionMenu.Trigger>
        <Button
          type="button"
          size="small"
          variant="secondary"
          data-color="neutral"
          icon={<ChevronDownIcon aria-hidden />}
          iconPosition="right"
        >
          Kolonner
        </Button>
      </ActionMenu.Trigger>
      <ActionMenu.Content>
        <ActionMenu.Group label="Vis kolonnene">
          {COLUMNS.slice(1).map((column) => (
            <ActionMenu.CheckboxItem
              key={column.key}
              checked={columns.some((shown) => shown.key === column.key)}
              onCheckedChange={(wanted) => show(column.key, wanted === true)}
            >
              {column.title}
            </ActionMenu.CheckboxItem>
          ))}
        </ActionMenu.Group>
        <ActionMenu.Divider />
        <ActionMenu.Item disabled={usual} onSelect={reset}>
          Tilbakestill kolonner og sortering
        </ActionMenu.Item>
      </ActionMenu.Content>
    </ActionMenu>
  );
}
