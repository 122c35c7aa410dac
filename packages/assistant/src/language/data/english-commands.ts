/** What a sentence form asks for. The reader of that name in `intent/` gives it its meaning. */
export type CommandName =
  | 'help'
  | 'identity'
  | 'thanks'
  | 'greeting'
  | 'yes'
  | 'no'
  | 'plan'
  | 'negated'
  | 'undo'
  | 'undo_assistant'
  | 'redo'
  | 'set_zone'
  | 'add_project_empty'
  | 'project_elsewhere'
  | 'add_project'
  | 'add_subtask'
  | 'note'
  | 'label'
  | 'unlabel'
  | 'add'
  | 'add_empty'
  | 'clear_field'
  | 'repeat'
  | 'stop_repeating'
  | 'skip'
  | 'rename'
  | 'change_to'
  | 'assign'
  | 'unassign'
  | 'priority'
  | 'make'
  | 'move'
  | 'reschedule'
  | 'reopen'
  | 'complete'
  | 'complete_loose'
  | 'complete_statement'
  | 'complete_empty'
  | 'delete'
  | 'clear'
  | 'restore'
  | 'done_by_me'
  | 'changes'
  | 'next'
  | 'count'
  | 'when'
  | 'who'
  | 'state'
  | 'find'
  | 'show'
  | 'wish';

/**
 * Sentence forms, tried from top to bottom. `{slot}` is free text, `(a|b)` a choice, `?` after a word or choice makes it
 * optional, `_` is a space inside a choice. Everything is lower case.
 */
export const ENGLISH_COMMANDS: readonly (readonly [CommandName, readonly string[]])[] = [
  [
    'help',
    [
      '(help|help_me|need_help|i_need_help|commands|what_can_you_do|what_can_i_say|what_can_i_ask|how_does_this_work|?)',
    ],
  ],
  [
    'identity',
    [
      '(who|what) are you (really|exactly)?',
      "(who_is_this|what_is_this|what's_this|who_am_i_talking_to|what's_your_name|what_is_your_name|introduce_yourself)",
      'are you (really|just)? (an|a|some)? (ai|bot|robot|human|person|real|chatbot|chat_bot|llm|machine|assistant|language_model|chatgpt|gpt|claude|real_person)',
      'is this (really|just)? (an|a)? (ai|bot|robot|chatbot|llm|language_model)',
    ],
  ],
  [
    'thanks',
    ['(thanks|thank_you|thx|ty|cheers|thanks_a_lot|many_thanks|great|perfect|awesome|nice|cool|good_job|well_done)'],
  ],
  ['greeting', ['(hi|hello|hey|good_morning|good_afternoon|good_evening|yo) (there|everyone)?']],
  [
    'yes',
    [
      '(yes|y|yep|yeah|yup|sure|ok|okay|of_course|do_it|go_ahead|confirm|confirmed|please_do|right|correct|yes_please|sounds_good)',
    ],
  ],
  [
    'no',
    [
      "(no|n|nope|nah|never_mind|nevermind|cancel|stop|forget_it|don't|no_thanks|not_now|leave_it|neither|none|none_of_them)",
    ],
  ],
  [
    'plan',
    [
      '(plan|organize|organise|prioritize|prioritise|schedule|structure) (out)? (my|the|this|our)? (whole)? (day|week|month|weekend|tomorrow|work|life|everything|tasks|sprint|project|afternoon|morning)',
      'help me (plan|prioritize|prioritise|focus|decide|organize|organise) {text}?',
      '(break_down|break) {text} (down|into_steps|into_subtasks)?',
      '(summarize|summarise|suggest|brainstorm|write|draft|explain|translate|recommend) (me|my|a|an|the|some) {text}',
      'what should i (focus_on|prioritize|prioritise|work_on) {text}?',
    ],
  ],
  [
    'negated',
    [
      "(don't|do_not|dont|never|please_don't|no_need_to) (delete|remove|complete|finish|mark|move|rename|reschedule|snooze|change|clear|undo|restore|assign|skip|add|close|trash|touch|update|postpone) {text}?",
    ],
  ],
  [
    'undo_assistant',
    [
      "(undo|revert|roll_back|take_back) (everything|all|what|whatever|all_that|the_things|what_all)? (that)? (the)? (bot|assistant|ai|agent|chatbot|you|claude)('s)? (did|have_done|has_done|changed|has_changed|just_did|changes|work|run)",
    ],
  ],
  [
    'undo',
    [
      '(undo|revert|roll_back|take_back) (that|it|this|last|the_last_one|the_last_change|last_change|the_last_thing|the_last_action|my_last_change|please)?',
      '(undo|revert) (the|my)? last {n} (changes|change|things|actions|steps|operations)?',
      '(undo|revert) {n} (changes|change|things|actions|steps|times)',
      'take (that|it) back',
    ],
  ],
  ['redo', ['redo (that|it|this|last)?', 'redo (the|my)? last {n} (changes|things|actions|steps)?', 'undo the undo']],
  [
    'set_zone',
    [
      '(set|change|switch|update) (my|the)? (time_zone|timezone|tz) (to|as)? {zone}',
      'my (time_zone|timezone|tz) is {zone}',
      "(i'm|i_am) (now)? in (the)? {zone} (time_zone|timezone|time)",
      'use {zone} (time_zone|timezone|time)',
    ],
  ],
  ['add_project_empty', ['(add|create|make|start|open)? (a|an|another|the)? (new)? project']],
  [
    'project_elsewhere',
    [
      '(delete|remove|trash|discard|get_rid_of|erase|drop|rename|archive|unarchive|close|recolor|recolour) (the|my|a|our)? project (called|named|:)? {name}',
      '(delete|remove|trash|discard|get_rid_of|erase|drop|rename|archive|unarchive|close|recolor|recolour) (the|my|our)? {name} project',
    ],
  ],
  [
    'add_project',
    [
      '(add|create|make|start|open) (a|an|another|the)? (new)? project (called|named|:) {sure}',
      '(add|create|make|start|open) (a|an|another|the)? (new)? project {name}',
      '(add|create|make|start|open) (a|an|another|the)? (new)? list (called|named) {sure}',
      '(a)? new project (called|named|:) {sure}',
      'new project {name}',
      '(add|create|make|start|open) {sure} as (a)? (new)? project',
    ],
  ],
  [
    'add_subtask',
    [
      '(add|create|new) (a|the)? (subtask|sub-task|sub_task|subtasks|step|steps) {text} (to|under|for|in) {target}',
      '(add|create) {text} as (a)? (subtask|sub-task|sub_task|step) (to|of|under|for|in) {target}',
      '(add|put) {text} under {target}',
    ],
  ],
  [
    'note',
    [
      '(note|notes) (on|for|to|about) {target} : {text}',
      '(add|write|put|leave|make) (a|the)? note (to|on|for) {target} : {text}',
      '(add|write|put|leave|make) (a|the)? note (to|on|for) {target} (saying|that_says) {text}',
      '(add|write|put) (the)? note {text} (to|on) {target}',
    ],
  ],
  [
    'label',
    [
      '(label|tag) {target} (with|as)? {labels}',
      '(add|put) (the)? (label|labels|tag|tags) {labels} (to|on) {target}',
      'add {marks} to {target}',
    ],
  ],
  [
    'unlabel',
    [
      '(remove|delete|drop|take) (the)? (label|labels|tag|tags) {labels} (from|off) {target}',
      '(remove|drop|take) {marks} (from|off) {target}',
      '(untag|unlabel) {target} {labels}',
    ],
  ],
  [
    'clear_field',
    [
      "(clear|remove|delete|drop|unset|reset) {target}'s (the)? {field}",
      '(clear|remove|delete|drop|unset|reset|take) (the|all)? {field} (of|from|on|for|off) {target}',
      '{target} has no {field}',
    ],
  ],
  [
    'stop_repeating',
    [
      '(stop|cease|end) (repeating|the_recurrence_of|recurrence_of|the_repetition_of) {target}',
      '(stop|make) {target} (from)? (repeating|recurring|one-off|a_one-off|non-recurring|not_repeat|not_recurring)',
      "(don't|do_not) (repeat) {target} (any_more|anymore)?",
    ],
  ],
  [
    'repeat',
    [
      '(repeat) {target} {recurrence}',
      '(make|set|have|let) {target} (to)? (repeat|recur|recurring|repeating|happen) {recurrence}',
    ],
  ],
  ['skip', ["skip (the|this)? (next|today's|coming|upcoming)? {target} (this_time|once|today)?"]],
  [
    'add_empty',
    ['(add|create|new|add_task|add_a_task|new_task|create_a_task|add_a_new_task|create_task|remind_me|add_something)'],
  ],
  [
    'add',
    [
      '(remind) (me|us) (to|about|of|that)? {reminder}',
      'set (a|up_a)? reminder (to|for|about)? {reminder}',
      '(add|create|make|open|start) (a|an|the)? (new)? (task|tasks|todo|to-do|to_do|item|items) (to|:|called|named|for|that_says)? {text}',
      '(add) (a|an|the)? new {text}',
      '(add|create|new|insert) : {text}',
      '(new) (task|todo|to-do|item) :? {text}',
      '(todo|to-do|to_do|task) : {text}',
      '(put|add) {text} (on|to|onto) (my|the) (list|tasks|todos|to-do_list|todo_list|task_list|shopping_list|inbox)',
      "(don't|do_not|dont|never) (forget|let_me_forget) (to|about|that)? {text}",
      'remember to {text}',
      "(i|we) (need|have|ought|want|have_got|'ve_got) to {text}",
      '(i|we) (must|should|gotta) {text}',
      "(i've|we've|ive) got to {text}",
      '(add|create) (to)? {text}',
    ],
  ],
  [
    'rename',
    [
      '(rename|retitle) {target} (to|as|into) {title}',
      '(change|set|update) (the)? (title|name) of {target} to {title}',
      "(change|set|update) {target}'s (title|name) to {title}",
      '(rename) {target} : {title}',
    ],
  ],
  [
    'unassign',
    ['unassign {target}', '(remove|clear) (the)? assignee (from|of) {target}', 'assign {target} to (nobody|no_one)'],
  ],
  [
    'assign',
    [
      '(assign|delegate|give|hand|hand_over|pass) {target} to {person}',
      '(let|have) {person} do {target}',
      'assign {person} to {target}',
    ],
  ],
  [
    'priority',
    [
      '(set|change|make|update) (the)? priority (of|on|for) {target} (to|as)? {priority}',
      "(set|change|make|update) {target}'s priority (to|as)? {priority}",
      '(prioritize|prioritise) {target} (as)? {priority}',
      '(raise|lower|bump) {target} to {priority}',
      '{target} is (now)? {priority}',
    ],
  ],
  [
    'reopen',
    [
      '(reopen|re-open|uncomplete|un-complete|unfinish|uncheck|untick|unmark|open_again) {target}',
      'mark {target} (as)? (not_done|undone|open|incomplete|unfinished|not_complete|not_completed|not_finished|todo)',
      "{target} (isn't|is_not|aren't|are_not|wasn't) (done|finished|complete|completed) (yet)?",
    ],
  ],
  [
    'complete_empty',
    [
      '(mark_done|mark_as_done|mark_it_as|done|complete|finish|finished|completed|check_off|tick_off|mark_complete|mark)',
    ],
  ],
  [
    'complete',
    [
      'mark (as)? (done|complete|completed|finished) :? {target}',
      'mark {target} (off)? (as)? (done|complete|completed|finished)',
      '(set|make) {target} (to|as)? (done|complete|completed|finished)',
      '(complete|finish|tick_off|check_off|cross_off|tick|check|accomplish) {target}',
      '(tick|check|cross|mark) {target} off (my|the)? (list)?',
      'done (with)? :? {target}',
      "(i'm|i_am|im|we're|we_are) done with {target}",
      "(i|we|i've|we've|ive) (have)? (just|already)? (finished|completed) {target}",
      'close {target}',
    ],
  ],
  [
    'make',
    [
      '(set|change|update) (the)? (due_date|date|deadline|due|time) (of|for|on) {target} (to|for|on)? {value}',
      "(set|change|update) {target}'s (due_date|date|deadline|due|time) (to|for|on)? {value}",
      '(make|set|change|put) {target} (to|as|be)? {value} (instead|please)?',
    ],
  ],
  ['change_to', ['(change|turn|update|edit) {target} (to|into) {title}']],
  ['move', ['(move|put|transfer|file|send) {target} (to|into|in|under|on) (the)? {place}', '(move) {target} {place}']],
  [
    'reschedule',
    [
      '(reschedule|postpone|delay|defer|snooze|push|push_back|bump|shift|move|put_off|schedule|bring_forward|pull|advance) {rest} (instead|please)?',
      'do {rest} instead',
    ],
  ],
  ['complete_statement', ["(i|we|i've|we've|ive) (have)? (just|already|finally)? {past} {target}"]],
  ['delete', ['(delete|remove|trash|discard|get_rid_of|bin|erase|drop|throw_away|throw_out|cancel|scrap) {target}']],
  ['clear', ['(clear|wipe|empty|purge) (out)? {target}']],
  [
    'restore',
    ['(restore|undelete|recover|bring_back|get_back|untrash|un-delete) {target} (from_the_trash|from_trash)?'],
  ],
  [
    'complete_loose',
    [
      '{target} (is|are|was|were|has_been|have_been|got) (now|all|already|finally)? (done|complete|completed|finished)',
      "{target}'s (now|all|already|finally)? (done|complete|completed|finished)",
      '{target} (done|finished|completed)',
    ],
  ],
  [
    'done_by_me',
    [
      "what (did|have|'ve) (i|we) (all)? (finish|finished|complete|completed|do|done|get_done|gotten_done|accomplish|accomplished) {period}?",
      '(show|list) (me)? what (i|we) (finished|completed|did) {period}?',
      'what was (done|finished|completed) {period}?',
      'how many (tasks|things)? (did|have) (i|we) (finish|finished|complete|completed|do|done) {period}?',
    ],
  ],
  [
    'changes',
    [
      'what (did|has|have) (the)? {actor} (all|just|actually)? (change|changed|do|done|edit|edited|touch|touched) {period}?',
      "what (changed|has_changed|was_changed|happened|is_new|'s_new|'s_changed) {period}?",
      '(show|list) (me)? (the)? (recent|latest|last)? (changes|activity|history) {period}?',
    ],
  ],
  [
    'next',
    [
      "(what's|what_is|whats|what) (up)? next (up|on_my_list|for_me|due)?",
      'what (should|do|must|can) i do (next|now|first|today)?',
      '(what_now|next_task|next|what_now|what_next|my_next_task|show_me_the_next_task|show_next)',
    ],
  ],
  [
    'count',
    [
      'how many {filter} (are_there|do_i_have|have_i_got|are_left|left|remain|remaining|is_there)?',
      'count (the|my|of)? {filter}',
      "(what's|what_is) the number of {filter}",
    ],
  ],
  [
    'when',
    [
      "when (is|are|was|'s) {target} (due|scheduled|planned)?",
      'when (do|must|should|does|will|can) (i|we) (have_to|need_to)? {target}',
      "when's {target} (due)?",
      "what (is|'s) the (due_date|date|deadline) (of|for) {target}",
    ],
  ],
  [
    'who',
    [
      "who (has|is_doing|does|owns|is_on|got|is_assigned_to|is_responsible_for|'s_doing|'s_on|is_working_on|took|handles) {target}",
      'whose (task)? is {target}',
      "who (is|'s) {target} assigned to",
    ],
  ],
  [
    'state',
    [
      '(is|are|was|were) {target} (done|finished|complete|completed|open|still_open) (yet|already)?',
      'did i (finish|complete|do) {target}',
      'have i (finished|completed|done) {target}',
      'did i {target}',
    ],
  ],
  [
    'show',
    [
      '(show|list|display|view|see|open|print|give|tell|get) (me|us)? (all)? {filter}',
      "(what's|what_is|what_are|whats|what_do_i_have|what_have_i_got|what've_i_got|what_am_i_doing|which_are|which_ones_are|what_else_is|what_else_do_i_have|what_do_we_have|what_needs_to_be_done|what_needs_doing|what_was|what_were) (on|in|the|to_do|planned|scheduled|happening)? {filter}",
      '(which|what) (tasks|task|todos|items|things) (are|is|do_i_have|have|were)? {filter}',
      '(do_i_have|have_i_got|is_there|are_there|do_we_have) (anything|something|any|any_tasks|tasks|any_task)? {filter}',
      'anything {filter}',
      'any (tasks|todos|things)? {filter}',
      'what (does|is) {person} (have|have_to_do|doing|working_on|have_to)',
      'do i have (any|anything|something) (to_do)? {filter}',
    ],
  ],
  ['find', ["(find|search|search_for|look_for|look_up|locate|where_is|where's|find_me|show_me_the) {query}"]],
  ['wish', ['(need|wanna|gotta) (to)? {text}', '(have|got|ought) to {text}']],
];
