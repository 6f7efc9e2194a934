using System.Numerics.Tensors;

namespace PublicReport.Classifier.Model;

/// <summary>
/// What the network reads. A symbol is a letter, alone or in a word of known classes: its embedding is that of the letter and those of the classes
/// added up.
/// </summary>
/// <param name="letters">Those known; any other letter is one.</param>
/// <param name="words">Whose classes are known.</param>
internal sealed class ConvolutionSymbols(char[] letters, WordClasses words)
{
    private readonly ushort[] letterOf = Places(letters);

    /// <summary>Rows of the embeddings that are letters; the classes follow.</summary>
    public int LetterRows => letters.Length + 1;

    /// <summary>The symbols of a text, one a letter.</summary>
    /// <param name="plain">Normalised.</param>
    public int[] Read(ReadOnlySpan<char> plain)
    {
        var symbols = new int[plain.Length];
        words.Mark(plain, symbols);
        for (var index = 0; index < symbols.Length; index++)
        {
            symbols[index] = (symbols[index] * LetterRows) + letterOf[Ngrams.Sign(plain[index])];
        }

        return symbols;
    }

    public int LetterOf(int symbol) => symbol % LetterRows;

    /// <summary>See <see cref="WordClasses"/>.</summary>
    public int SetOf(int symbol) => symbol / LetterRows;

    /// <summary>The embedding of a letter.</summary>
    /// <param name="embeddings">Row by letter, then by class.</param>
    /// <param name="letter">See <see cref="LetterOf"/>.</param>
    /// <param name="sum">Overwritten.</param>
    public static void EmbedLetter(ReadOnlySpan<float> embeddings, int letter, Span<float> sum) => Row(embeddings, letter).CopyTo(sum);

    /// <summary>The same of a set: of its classes, added up.</summary>
    public void EmbedSet(ReadOnlySpan<float> embeddings, int set, Span<float> sum)
    {
        sum.Clear();
        foreach (var one in words.ClassesOf(set))
        {
            TensorPrimitives.Add(sum, Row(embeddings, LetterRows + one), sum);
        }
    }

    /// <summary>The rows of the embeddings that add up to a symbol.</summary>
    public IEnumerable<int> RowsOf(int symbol) => words.ClassesOf(SetOf(symbol)).Select(one => LetterRows + one).Prepend(LetterOf(symbol));

    private static ReadOnlySpan<float> Row(ReadOnlySpan<float> embeddings, int row) => embeddings.Slice(row * ConvolutionShape.Dimensions, ConvolutionShape.Dimensions);

    private static ushort[] Places(char[] letters)
    {
        var places = new ushort[char.MaxValue + 1];
        foreach (var (place, letter) in letters.Index())
        {
            places[letter] = (ushort)(place + 1);
        }

        return places;
    }
}
