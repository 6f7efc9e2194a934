using System.Numerics;

namespace PublicReport.Classifier.Model;

/// <summary>
/// Words that say the same kind of thing: what smokes, what is over, what belongs to a farm. Who knows the class of a word understands it without
/// having learnt from it. From left to right the longest word counts, so words do not overlap.
/// </summary>
internal sealed class WordClasses
{
    /// <summary>Letters of a word, at most: the lengths that begin with a letter are bits.</summary>
    public const int LongestWord = 31;

    public static readonly WordClasses None = new(new Dictionary<string, IReadOnlyList<string>>());

    private readonly Dictionary<string, int> sets = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> setOf;
    private readonly uint[] lengths = new uint[char.MaxValue + 1];
    private readonly List<int[]> classesOf = [[]];

    /// <param name="words">By class; a word may stand in several. As a text is read: normalised, no digits.</param>
    public WordClasses(IReadOnlyDictionary<string, IReadOnlyList<string>> words)
    {
        Words = words;
        setOf = sets.GetAlternateLookup<ReadOnlySpan<char>>();
        var places = words.Values.Index().SelectMany(list => list.Item.Select(word => (Word: word, Class: list.Index)));
        foreach (var same in places.GroupBy(place => place.Word, place => place.Class).GroupBy(word => string.Join(' ', word.Distinct())))
        {
            Add([.. same.First().Distinct()], same.Select(word => word.Key));
        }
    }

    /// <summary>By class, as given.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Words { get; }

    /// <summary>Different sets of classes that words stand in; set 0 is that of no word.</summary>
    public int Sets => classesOf.Count;

    /// <summary>The classes of a set, as places in <see cref="Words"/>.</summary>
    public IReadOnlyList<int> ClassesOf(int set) => classesOf[set];

    /// <summary>The set of every letter of a text: that of the word in which it stands.</summary>
    /// <param name="plain">Normalised.</param>
    /// <param name="set">Overwritten; as long as the text.</param>
    public void Mark(ReadOnlySpan<char> plain, Span<int> set)
    {
        for (var start = 0; start < plain.Length;)
        {
            var (length, found) = Longest(plain[start..]);
            set.Slice(start, length).Fill(found);
            start += length;
        }
    }

    /// <summary>The longest word with which a text begins, or one letter of no word.</summary>
    private (int Length, int Set) Longest(ReadOnlySpan<char> rest)
    {
        for (var left = lengths[rest[0]]; left != 0;)
        {
            var length = BitOperations.Log2(left);
            if (length <= rest.Length && setOf.TryGetValue(rest[..length], out var found))
            {
                return (length, found);
            }

            left ^= 1u << length;
        }

        return (1, 0);
    }

    private void Add(int[] classes, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            sets.Add(word, classesOf.Count);
            lengths[word[0]] |= 1u << word.Length;
        }

        classesOf.Add(classes);
    }
}
