using System.Runtime.InteropServices;

namespace PublicReport.Classifier.Model;

/// <summary>
/// Words that say the same kind of thing: what smokes, what is over, what belongs to a farm. Who knows the class of a word understands it without
/// having learnt from it. From left to right the longest word counts, so words do not overlap.
/// </summary>
internal sealed class WordClasses
{
    public static readonly WordClasses None = new(new Dictionary<string, IReadOnlyList<string>>());

    private readonly Dictionary<string, int> sets = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> setOf;
    private readonly byte[] longest = new byte[char.MaxValue + 1];
    private readonly List<int[]> classesOf = [[]];

    /// <param name="words">By class; a word may stand in several. Normalised, at most 255 letters.</param>
    public WordClasses(IReadOnlyDictionary<string, IReadOnlyList<string>> words)
    {
        Words = words;
        setOf = sets.GetAlternateLookup<ReadOnlySpan<char>>();
        var known = new Dictionary<string, int>();
        foreach (var word in words.Values.Index().SelectMany(one => one.Item.Select(word => (Word: word, Class: one.Index))).GroupBy(one => one.Word, one => one.Class))
        {
            int[] classes = [.. word.Distinct()];
            ref var set = ref CollectionsMarshal.GetValueRefOrAddDefault(known, string.Join(' ', classes), out var exists);
            if (!exists)
            {
                set = classesOf.Count;
                classesOf.Add(classes);
            }

            sets.Add(word.Key, set);
            longest[word.Key[0]] = Math.Max(longest[word.Key[0]], checked((byte)word.Key.Length));
        }
    }

    /// <summary>By class, as given.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Words { get; }

    /// <summary>Different sets of classes that words stand in; set 0 is that of no word.</summary>
    public int Sets => classesOf.Count;

    /// <summary>The classes of a set, as places in <see cref="Words"/>.</summary>
    public ReadOnlySpan<int> ClassesOf(int set) => classesOf[set];

    /// <summary>The set of every letter of a text: that of the word in which it stands.</summary>
    /// <param name="plain">Normalised.</param>
    /// <param name="set">Overwritten; as long as the text.</param>
    public void Mark(ReadOnlySpan<char> plain, Span<int> set)
    {
        set.Clear();
        for (var start = 0; start < plain.Length;)
        {
            var length = Math.Min(longest[plain[start]], plain.Length - start);
            var found = 0;
            while (length > 0 && !setOf.TryGetValue(plain.Slice(start, length), out found))
            {
                length--;
            }

            set.Slice(start, length).Fill(found);
            start += Math.Max(1, length);
        }
    }
}
