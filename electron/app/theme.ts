import { nativeTheme } from 'electron';
import type { Theme } from '../../shared/theme.ts';

/**
 * Makes native parts, and the page's `prefers-color-scheme`, follow the setting.
 *
 * @param onChanged hears of each change, and of the first theme.
 */
export function themeFollower(onChanged: (theme: Theme) => void): (theme: Theme) => void {
  let current: Theme | null = null;
  return (theme) => {
    if (theme === current) return;
    current = theme;
    nativeTheme.themeSource = theme;
    onChanged(theme);
  };
}
