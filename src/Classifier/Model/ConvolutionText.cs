using System.Numerics.Tensors;

namespace PublicReport.Classifier.Model;

/// <summary>What every letter of one text adds to every filter, its word's classes included; kept by a thread and used again.</summary>
internal sealed class ConvolutionText
{
    private int[] rows = [];
    private short[] table = [];
    private int length;

    /// <summary>Of the table, one a letter.</summary>
    public ReadOnlySpan<int> Rows => rows.AsSpan(0, length);

    /// <summary>Row by letter of the text; the last one adds nothing.</summary>
    public ReadOnlySpan<short> Table => table.AsSpan(0, (length + 1) * ConvolutionShape.Matches);

    public void Lay(int[] symbols, ConvolutionSymbols kinds, Tables tables)
    {
        length = symbols.Length;
        MakeRoom();
        for (var index = 0; index < length; index++)
        {
            var row = table.AsSpan(index * ConvolutionShape.Matches, ConvolutionShape.Matches);
            Row(tables.Letters, kinds.LetterOf(symbols[index])).CopyTo(row);
            if (kinds.SetOf(symbols[index]) is > 0 and var set)
            {
                TensorPrimitives.Add(row, Row(tables.Sets, set), row);
            }
        }

        table.AsSpan(length * ConvolutionShape.Matches, ConvolutionShape.Matches).Clear();
    }

    private void MakeRoom()
    {
        if (table.Length < (length + 1) * ConvolutionShape.Matches)
        {
            rows = [.. Enumerable.Range(0, length)];
            table = new short[(length + 1) * ConvolutionShape.Matches];
        }
    }

    private static ReadOnlySpan<short> Row(short[] table, int row) => table.AsSpan(row * ConvolutionShape.Matches, ConvolutionShape.Matches);

    /// <param name="Letters">What each letter adds to every filter.</param>
    /// <param name="Sets">The same of each set of classes.</param>
    internal sealed record Tables(short[] Letters, short[] Sets);
}
