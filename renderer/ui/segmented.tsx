import type { LucideIcon } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import './segmented.css';

interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    /** Shown instead of the label, which becomes the tooltip and the text for screen readers. */
    readonly icon?: LucideIcon;
  }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** A row of buttons that chooses one of a few views. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, options, value, onChange } = props;
  return (
    <ToggleGroup.Root
      type="single"
      className="segmented"
      aria-label={label}
      value={value}
      onValueChange={(chosen) => {
        const option = options.find((one) => one.value === chosen);
        if (option) onChange(option.value);
      }}
    >
      {options.map(({ value: own, label: name, icon: Icon }) => (
        <ToggleGroup.Item
          key={own}
          className={`segmented-option ${Icon ? 'segmented-icon' : ''}`}
          value={own}
          {...(Icon && { 'aria-label': name, title: name })}
        >
          {Icon ? <Icon size={14} aria-hidden /> : name}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
