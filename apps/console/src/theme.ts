import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one accent. Shade 7 on white has a contrast of 8.3, shade 6 under white text 6.2. */
const accent: MantineColorsTuple = [
  '#eef5fc',
  '#d9e8f7',
  '#b3d1ef',
  '#86b5e4',
  '#6aa4dd',
  '#357ac2',
  '#1f63ab',
  '#14508c',
  '#0f3f70',
  '#0a2c50',
]

/** Mantine's greys are warm; these are of the one hue of the dark ground. */
const dark: MantineColorsTuple = [
  '#e6eaee',
  '#c3cbd3',
  '#aab4bf',
  '#8b96a2',
  '#55606c',
  '#343d47',
  '#1c2229',
  '#171c22',
  '#14181d',
  '#0f1215',
]

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, dark },
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  headings: { fontWeight: '600', fontFamily: "'Be Vietnam Pro', system-ui, sans-serif" },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { sm: '4px', md: '6px' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  autoContrast: true,
})

/** Mantine's own dimmed, placeholder and error colours fall below AA on its own backgrounds; these hold 4.5. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1a232c',
    '--mantine-color-dimmed': '#4d5965',
    '--mantine-color-placeholder': '#66717c',
    '--mantine-color-error': '#b42318',
    '--mantine-color-default-border': '#808b96',
    '--mantine-color-anchor': '#14508c',
  },
  dark: {
    '--mantine-color-body': '#14181d',
    '--mantine-color-text': '#e6eaee',
    '--mantine-color-dimmed': '#aab4bf',
    '--mantine-color-placeholder': '#95a0ab',
    '--mantine-color-error': '#ff9a90',
    '--mantine-color-default': '#1c2229',
    '--mantine-color-default-hover': '#252c35',
    '--mantine-color-default-border': '#6d7986',
    '--mantine-color-anchor': '#86b5e4',
  },
})
