using System.Globalization;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Drawing.Spreadsheet;
using DocumentFormat.OpenXml.Packaging;
using Charts = DocumentFormat.OpenXml.Drawing.Charts;
using Sheet = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace PublicReport.Gateway.Console.Statistics;

/// <summary>Bars over a table's own cells, so that the chart follows when somebody corrects a figure.</summary>
internal static class SheetChart
{
    private const uint Across = 1;
    private const uint Up = 2;

    public static void Add(WorksheetPart worksheet, SheetTable table)
    {
        var drawing = worksheet.AddNewPart<DrawingsPart>();
        var chart = drawing.AddNewPart<ChartPart>();
        chart.ChartSpace = new(new Charts.Chart(
            new AutoTitleDeleted { Val = true },
            Plot(table),
            new Legend(new LegendPosition { Val = LegendPositionValues.Bottom }),
            new PlotVisibleOnly { Val = true }));
        drawing.WorksheetDrawing = new(Anchor(drawing.GetIdOfPart(chart), table));
        worksheet.Worksheet!.Append(new DocumentFormat.OpenXml.Spreadsheet.Drawing { Id = worksheet.GetIdOfPart(drawing) });
    }

    private static PlotArea Plot(SheetTable table)
    {
        var bars = new BarChart(new BarDirection { Val = BarDirectionValues.Column }, new BarGrouping { Val = BarGroupingValues.Clustered }, new VaryColors { Val = false });
        // The last row is the sum of the others.
        var count = Math.Max(1, table.Rows.Count - 1);
        bars.Append(table.Charted.Select((column, index) => Series(table, (uint)index, column, count)));
        bars.Append(new AxisId { Val = Across }, new AxisId { Val = Up });
        return new(
            new Layout(),
            bars,
            new CategoryAxis(
                new AxisId { Val = Across }, new Scaling(new Orientation { Val = OrientationValues.MinMax }), new Delete { Val = false },
                new AxisPosition { Val = AxisPositionValues.Bottom }, new CrossingAxis { Val = Up }),
            new ValueAxis(
                new AxisId { Val = Up }, new Scaling(new Orientation { Val = OrientationValues.MinMax }), new Delete { Val = false },
                new AxisPosition { Val = AxisPositionValues.Left }, new MajorGridlines(), new Charts.NumberingFormat { FormatCode = "0", SourceLinked = false },
                new CrossingAxis { Val = Across }));
    }

    private static BarChartSeries Series(SheetTable table, uint index, int column, int count)
    {
        var name = SheetWorkbook.Name(table.Title);
        var (first, last, letter) = (SheetWorkbook.FirstRow, SheetWorkbook.FirstRow + count - 1, (char)('A' + column));
        var numbers = new NumberingCache(new PointCount { Val = (uint)count });
        numbers.Append(table.Rows.Take(count).Select((row, at) => new NumericPoint(
            new NumericValue((row.Cells[column - 1].Count ?? 0).ToString(CultureInfo.InvariantCulture)))
        { Index = (uint)at }));
        var labels = new StringCache(new PointCount { Val = (uint)count });
        labels.Append(table.Rows.Take(count).Select((row, at) => new StringPoint(new NumericValue(row.Label)) { Index = (uint)at }));
        return new(
            new Charts.Index { Val = index },
            new Order { Val = index },
            new SeriesText(new NumericValue(table.Columns[column])),
            new CategoryAxisData(new StringReference(new Charts.Formula($"'{name}'!$A${first}:$A${last}"), labels)),
            new Values(new NumberReference(new Charts.Formula($"'{name}'!${letter}${first}:${letter}${last}"), numbers)));
    }

    private static TwoCellAnchor Anchor(string chart, SheetTable table)
    {
        var (left, top) = (table.Columns.Count + 1, 2);
        return new(
            new Sheet.FromMarker(new ColumnId(Text(left)), new ColumnOffset("0"), new RowId(Text(top)), new RowOffset("0")),
            new Sheet.ToMarker(new ColumnId(Text(left + 10)), new ColumnOffset("0"), new RowId(Text(top + 20)), new RowOffset("0")),
            new Sheet.GraphicFrame(
                new Sheet.NonVisualGraphicFrameProperties(
                    new Sheet.NonVisualDrawingProperties { Id = 2, Name = table.Title }, new Sheet.NonVisualGraphicFrameDrawingProperties()),
                new Sheet.Transform(new Offset { X = 0, Y = 0 }, new Extents { Cx = 0, Cy = 0 }),
                new Graphic(new GraphicData(new ChartReference { Id = chart }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
            { Macro = "" },
            new ClientData());
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
