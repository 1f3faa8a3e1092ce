import { SankeyChart, ScatterChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

use([SankeyChart, ScatterChart, GridComponent, MarkLineComponent, TooltipComponent, AriaComponent, SVGRenderer])

interface ChartProps {
  option: EChartsCoreOption
  height: number
  /** What the picture shows, for those who hear it; a table with the same figures stands beside every chart. */
  label: string
}

/** A drawing by ECharts. Loaded only by screens that draw: it weighs more than everything else together. */
export default function Chart({ option, height, label }: ChartProps) {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!frame.current) return
    const chart = init(frame.current, null, { renderer: 'svg' })
    chart.setOption({ animation: false, ...option })
    const follow = new ResizeObserver(([entry]) => {
      const { width = 0, height: tall = 0 } = entry?.contentRect ?? {}
      // The observer also tells the size that the chart was made with; a frame without a size has nothing to draw in, and some series fail in it.
      if (width > 0 && tall > 0 && Math.round(width) !== chart.getWidth()) chart.resize()
    })
    follow.observe(frame.current)
    return () => {
      follow.disconnect()
      chart.dispose()
    }
  }, [option])
  return <div ref={frame} role="img" aria-label={label} style={{ height }} />
}
