# Reads a page and prints, for the first POST form that has the field FIELD, its address and its filled-in body on two lines.
# Usage: form.pl FIELD [NAME=VALUE…]. An empty FIELD means any form with something to fill in.
use strict;
use warnings;

my ($wanted, @given) = @ARGV;
my %given = map { split /=/, $_, 2 } @given;
undef $/;
my $page = <STDIN>;

sub plain {
    my $text = shift // '';
    my %named = (amp => '&', lt => '<', gt => '>', quot => '"', apos => "'");
    $text =~ s/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/$1 ? chr hex $1 : $2 ? chr $2 : $named{$3} \/\/ ''/gei;
    return $text;
}
sub encode { my $text = shift; $text =~ s/([^A-Za-z0-9_.~-])/sprintf '%%%02X', ord $1/ge; return $text; }
sub attribute { my ($tag, $name) = @_; return $tag =~ /\s\Q$name\E(?:="([^"]*)")?(?=[\s\/>])/ ? plain($1) : undef; }

while ($page =~ m{<form\b([^>]*)>(.*?)</form>}gs) {
    my ($form, $inside) = (" $1>", $2);
    next unless lc(attribute($form, 'method') // '') eq 'post';
    my (@pairs, $fillable, $sent);
    while ($inside =~ m{<(input|textarea|select|button)\b([^>]*)>}gs) {
        my ($kind, $tag) = ($1, " $2>");
        my $name = attribute($tag, 'name') // next;
        my $type = lc(attribute($tag, 'type') // '');
        my $value = attribute($tag, 'value') // '';
        my $rest = substr $inside, pos $inside;
        if ($kind eq 'button') { next if $sent++; }
        elsif ($type =~ /^(?:checkbox|radio)$/) { $fillable = 1; next unless defined attribute($tag, 'checked'); }
        elsif ($type eq 'file') { next; }
        elsif ($kind eq 'textarea') { $fillable = 1; $value = plain($rest =~ m{^(.*?)</textarea>}s ? $1 : ''); }
        elsif ($kind eq 'select') {
            $fillable = 1;
            my ($options) = $rest =~ m{^(.*?)</select>}s;
            my @options = ($options // '') =~ m{<option\b([^>]*)>}g;
            my ($chosen) = grep { defined attribute(" $_>", 'selected') } @options;
            $value = attribute(' ' . ($chosen // $options[0] // '') . '>', 'value') // '';
        }
        elsif ($type ne 'hidden') { $fillable = 1; }
        push @pairs, [$name, $given{$name} // $value];
    }
    next unless $wanted eq '' ? $fillable : grep { $_->[0] eq $wanted } @pairs;
    print attribute($form, 'action') // '', "\n", join('&', map { encode($_->[0]) . '=' . encode($_->[1]) } @pairs), "\n";
    last;
}
